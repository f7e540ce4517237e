import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { Effect, Redacted, Schema } from "effect";
import { KeyEncryptionKey, type Key } from "./KeyEncryptionKey.ts";

/** Sealed under a key this process was not given: set `ATOLL_KEY_PREVIOUS` to the one before. */
export class KeyEncryptionKeyUnknown extends Schema.TaggedError<KeyEncryptionKeyUnknown>()(
  "KeyEncryptionKeyUnknown",
  { keyId: Schema.Int },
) {
  override get message(): string {
    return `Sealed under the key ${this.keyId}, which is neither ATOLL_KEY nor in ATOLL_KEY_PREVIOUS.`;
  }
}

/** Changed at rest, or opened for another purpose than it was wrapped for. */
export class WrappingBroken extends Schema.TaggedError<WrappingBroken>()("WrappingBroken", {}) {
  override get message(): string {
    return "The wrapped secret was changed, or belongs elsewhere.";
  }
}

const version = 1;
const headerLength = 2;
const nonceLength = 12;
const tagLength = 16;

/** The header and the purpose are authenticated: neither can be changed without the wrapping breaking. */
const associatedData = (header: Uint8Array, purpose: string): Uint8Array =>
  Buffer.concat([new TextEncoder().encode(`atoll/wrap/1\n${purpose}\n`), header]);

/**
 * Encrypts a secret for rest: version, key id, nonce, AES-256-GCM ciphertext and tag. `purpose` says what the
 * secret is and for whom (for example `hub-signing/<kid>`), so that a row copied onto another one does not
 * open.
 *
 * Random 96-bit nonces: good for 2^32 secrets under one key (NIST SP 800-38D §8.3).
 */
export const wrap = Effect.fnUntraced(function* (secret: Redacted.Redacted<Uint8Array>, purpose: string) {
  const { current } = yield* KeyEncryptionKey;
  const header = Uint8Array.of(version, current.id);
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv("aes-256-gcm", Redacted.value(current.bytes), nonce);
  cipher.setAAD(associatedData(header, purpose));
  const sealed = [cipher.update(Redacted.value(secret)), cipher.final(), cipher.getAuthTag()];
  return new Uint8Array(Buffer.concat([header, nonce, ...sealed]));
});

const open = (key: Key, wrapped: Uint8Array, purpose: string): Effect.Effect<Uint8Array, WrappingBroken> =>
  Effect.try({
    try: () => {
      const body = wrapped.subarray(headerLength + nonceLength, -tagLength);
      const nonce = wrapped.subarray(headerLength, headerLength + nonceLength);
      const decipher = createDecipheriv("aes-256-gcm", Redacted.value(key.bytes), nonce, {
        authTagLength: tagLength,
      });
      decipher.setAAD(associatedData(wrapped.subarray(0, headerLength), purpose));
      decipher.setAuthTag(wrapped.subarray(-tagLength));
      return new Uint8Array(Buffer.concat([decipher.update(body), decipher.final()]));
    },
    catch: () => new WrappingBroken(),
  });

/** The reverse of `wrap`, under the current key or one before it. */
export const unwrap = Effect.fnUntraced(function* (wrapped: Uint8Array, purpose: string) {
  const keys = yield* KeyEncryptionKey;
  const [itsVersion, keyId] = wrapped;
  const shortest = headerLength + nonceLength + tagLength;
  if (itsVersion !== version || keyId === undefined || wrapped.length < shortest)
    return yield* new WrappingBroken();
  const candidates = [keys.current, ...keys.previous].filter((key) => key.id === keyId);
  if (candidates.length === 0) return yield* new KeyEncryptionKeyUnknown({ keyId });
  const opened = yield* Effect.firstSuccessOf(candidates.map((key) => open(key, wrapped, purpose)));
  return Redacted.make(opened, { label: purpose });
});
