import { createHmac } from "node:crypto";
import { Clock, Effect } from "effect";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

const bytesOf = (base32: string): Buffer => {
  const bits = [...base32].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

/**
 * What an authenticator app shows for the secret (RFC 6238 with SHA-1, RFC 4226 §5.3), `later` steps of thirty seconds
 * from now. A code counts once, and the hub takes the one before and the one after as well.
 */
export const totpCode = (secret: string, later = 0): string => {
  const step = Math.floor(Effect.runSync(Clock.currentTimeMillis) / 30_000) + later;
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", bytesOf(secret)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
};
