import { Effect, Option, Redacted, Schema } from "effect";
import { KeyEncryptionKey, type Key } from "./KeyEncryptionKey.ts";
import * as SealedBox from "./SealedBox.ts";

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

const placeOf = (key: Key, header: Uint8Array, purpose: string): SealedBox.Place => ({
  key: Redacted.value(key.bytes),
  header,
  context: `atoll/wrap/1\n${purpose}\n`,
});

/**
 * Encrypts a secret for rest, in a `SealedBox` whose header is version and key id. `purpose` says what the
 * secret is and for whom (for example `hub-signing/<kid>`), so that a row copied onto another one does not
 * open.
 */
export const wrap = Effect.fnUntraced(function* (secret: Redacted.Redacted<Uint8Array>, purpose: string) {
  const { current } = yield* KeyEncryptionKey;
  const place = placeOf(current, Uint8Array.of(version, current.id), purpose);
  return SealedBox.seal(place, Redacted.value(secret));
});

/** The reverse of `wrap`, under the current key or one before it. */
export const unwrap = Effect.fnUntraced(function* (wrapped: Uint8Array, purpose: string) {
  const keys = yield* KeyEncryptionKey;
  const [itsVersion, keyId] = wrapped;
  const shortest = headerLength + SealedBox.overhead;
  if (itsVersion !== version || keyId === undefined || wrapped.length < shortest)
    return yield* new WrappingBroken();
  const candidates = [keys.current, ...keys.previous].filter((key) => key.id === keyId);
  if (candidates.length === 0) return yield* new KeyEncryptionKeyUnknown({ keyId });
  const header = wrapped.subarray(0, headerLength);
  const opened = Option.firstSomeOf(
    candidates.map((key) => SealedBox.open(placeOf(key, header, purpose), wrapped)),
  );
  return Redacted.make(yield* Effect.fromOption(opened, () => new WrappingBroken()), { label: purpose });
});

/**
 * The same secret wrapped anew under the current key; `None` where it is under that one. Replace what was read only where
 * it still is what is there.
 */
export const rewrap = Effect.fnUntraced(function* (wrapped: Uint8Array, purpose: string) {
  const { current } = yield* KeyEncryptionKey;
  const secret = yield* unwrap(wrapped, purpose);
  return wrapped[1] === current.id ? Option.none<Uint8Array>() : Option.some(yield* wrap(secret, purpose));
});
