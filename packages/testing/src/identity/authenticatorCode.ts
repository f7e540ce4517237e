import { createHmac } from "node:crypto";
import { DateTime, Effect } from "effect";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** RFC 4648 §6. */
const base32 = (text: string): Buffer => {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

/** RFC 6238 and RFC 4226 §5.3, by hand: what an authenticator app shows so many steps from now. */
export const authenticatorCode = (secret: string, stepsFromNow = 0) =>
  Effect.map(DateTime.now, (now) => {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(DateTime.toEpochMillis(now) / 30_000) + stepsFromNow));
    const hash = createHmac("sha1", base32(secret)).update(counter).digest();
    const offset = (hash.at(-1) ?? 0) & 0x0f;
    return String((hash.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, "0");
  });
