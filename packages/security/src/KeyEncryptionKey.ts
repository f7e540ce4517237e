import { randomBytes } from "node:crypto";
import { Config, Context, Effect, Layer, Option, Redacted, Schema } from "effect";
import { equals, sha256 } from "./Digest.ts";
import * as KeyFile from "./KeyFile.ts";

/** `ATOLL_KEY` or `ATOLL_KEY_PREVIOUS` is not 32 bytes in base64. */
export class KeyEncryptionKeyMalformed extends Schema.TaggedError<KeyEncryptionKeyMalformed>()(
  "KeyEncryptionKeyMalformed",
  { source: Schema.String },
) {
  override get message(): string {
    return `${this.source} must hold 32 random bytes in base64. Make one with: openssl rand -base64 32`;
  }
}

/** Two keys that what they sealed would not tell apart: of 256 keys, two are like that. */
export class KeyEncryptionKeysAlike extends Schema.TaggedError<KeyEncryptionKeysAlike>()(
  "KeyEncryptionKeysAlike",
  {},
) {
  override get message(): string {
    return "ATOLL_KEY has the same short name as a key in ATOLL_KEY_PREVIOUS. Make another: openssl rand -base64 32";
  }
}

/** Production was started without a key of its own. */
export class KeyEncryptionKeyMissing extends Schema.TaggedError<KeyEncryptionKeyMissing>()(
  "KeyEncryptionKeyMissing",
  {},
) {
  override get message(): string {
    return "ATOLL_ENV=production needs ATOLL_KEY: 32 bytes in base64, kept where the backups are not.";
  }
}

/** One AES-256 key and the byte that names it in what it sealed. */
export interface Key {
  /**
   * First byte of a hash of the key: stable, tells nothing of use about the key. May collide among the previous ones
   * (readers try all), and not with the current one.
   */
  readonly id: number;
  readonly bytes: Redacted.Redacted<Uint8Array>;
}

const domain = new TextEncoder().encode("atoll/key-encryption-key-id/1\n");

export const makeKey = (bytes: Uint8Array): Key => ({
  id: sha256(Buffer.concat([domain, bytes]))[0] ?? 0,
  bytes: Redacted.make(bytes, { label: "key encryption key" }),
});

const isSame = (one: Key["bytes"], other: Key["bytes"]): boolean =>
  equals(Redacted.value(one), Redacted.value(other));

/** Standard or URL alphabet, padded or not: what `openssl rand -base64 32` and others print. */
const parse = (source: string, text: string): Effect.Effect<Key, KeyEncryptionKeyMalformed> => {
  const trimmed = text.trim();
  const bytes = /^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed) ? Buffer.from(trimmed, "base64") : undefined;
  return bytes?.length === 32
    ? Effect.succeed(makeKey(new Uint8Array(bytes)))
    : Effect.fail(new KeyEncryptionKeyMalformed({ source }));
};

const settings = Config.all({
  key: Config.option(Config.Redacted("ATOLL_KEY")),
  previous: Config.option(Config.Redacted("ATOLL_KEY_PREVIOUS")),
  environment: Config.withDefault(Config.String("ATOLL_ENV"), "development"),
});

/**
 * The keys under which private keys are kept at rest. `current` seals and opens; `previous` (from
 * `ATOLL_KEY_PREVIOUS`, separated by commas) only opens what was sealed before a rotation.
 */
export class KeyEncryptionKey extends Context.Service<
  KeyEncryptionKey,
  { readonly current: Key; readonly previous: ReadonlyArray<Key> }
>()("@atoll/security/KeyEncryptionKey") {
  /**
   * From `ATOLL_KEY`. Without it, and outside production, a key is made once in `file` (mode 0600) and kept:
   * losing that file loses every private key sealed under it.
   */
  static readonly layer = (options: { readonly file: string }) =>
    Layer.effect(
      KeyEncryptionKey,
      Effect.gen(function* () {
        const { key, previous, environment } = yield* settings;
        if (Option.isNone(key) && environment === "production") return yield* new KeyEncryptionKeyMissing();
        const current = Option.isSome(key)
          ? yield* parse("ATOLL_KEY", Redacted.value(key.value))
          : yield* fromFile(options.file);
        const texts = Option.match(previous, {
          onNone: () => [],
          onSome: (list) =>
            Redacted.value(list)
              .split(",")
              .filter((text) => text.trim() !== ""),
        });
        const given = yield* Effect.forEach(texts, (text) => parse("ATOLL_KEY_PREVIOUS", text));
        const others = given.filter(({ bytes }) => !isSame(bytes, current.bytes));
        if (others.some(({ id }) => id === current.id)) return yield* new KeyEncryptionKeysAlike();
        return { current, previous: others };
      }),
    );

  /** A fresh random key, gone with the layer. */
  static readonly layerTest = Layer.sync(KeyEncryptionKey, () => ({
    current: makeKey(new Uint8Array(randomBytes(32))),
    previous: [],
  }));
}

const fromFile = (file: string) =>
  KeyFile.readOrCreate(file, () => `${randomBytes(32).toString("base64")}\n`).pipe(
    Effect.flatMap((text) => parse(`The key file ${file}`, text)),
  );
