import { assert, describe, it } from "@effect/vitest";
import { NodeFileSystem } from "@effect/platform-node";
import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { ConfigProvider, Effect, FileSystem, Layer, Redacted } from "effect";
import { KeyEncryptionKey, makeKey } from "../src/KeyEncryptionKey.ts";
import * as KeyFile from "../src/KeyFile.ts";
import * as KeyWrap from "../src/KeyWrap.ts";

const random = () => randomBytes(32).toString("base64");
const environment = (values: Record<string, string>) =>
  ConfigProvider.layer(ConfigProvider.fromUnknown(values));

/** The key a process started with this environment and file would have. */
const start = (values: Record<string, string>, file = "/nowhere/key") =>
  Effect.provide(
    Effect.map(KeyEncryptionKey, (keys) => ({
      current: Buffer.from(Redacted.value(keys.current.bytes)).toString("base64"),
      previous: keys.previous.length,
    })),
    KeyEncryptionKey.layer({ file }).pipe(Layer.provide([environment(values), NodeFileSystem.layer])),
  );

const temporaryFile = Effect.gen(function* () {
  const fs = yield* FileSystem.FileSystem;
  return `${yield* fs.makeTempDirectoryScoped()}/data/key`;
}).pipe(Effect.provide(NodeFileSystem.layer));

describe("KeyEncryptionKey", () => {
  it.effect("takes ATOLL_KEY and the keys before it, without touching a file", () =>
    Effect.gen(function* () {
      const key = random();
      const previous = `${random()},${random()}`;
      const keys = yield* start({ ATOLL_KEY: key, ATOLL_KEY_PREVIOUS: previous, ATOLL_ENV: "production" });
      assert.deepStrictEqual(keys, { current: key, previous: 2 });
    }),
  );

  it.effect.each(["", "short", `${random()}AAAA`, "0".repeat(64), randomBytes(16).toString("base64")])(
    "refuses %s as ATOLL_KEY without repeating it",
    (text) =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(start({ ATOLL_KEY: text, ATOLL_ENV: "production" }));
        assert.include(["KeyEncryptionKeyMalformed", "KeyEncryptionKeyMissing"], error._tag);
        if (text !== "") assert.notInclude(error.message, text);
      }),
  );

  it.effect("refuses production without a key and makes no file", () =>
    Effect.gen(function* () {
      const file = yield* temporaryFile;
      const error = yield* Effect.flip(start({ ATOLL_ENV: "production" }, file));
      assert.strictEqual(error._tag, "KeyEncryptionKeyMissing");
      const fs = yield* FileSystem.FileSystem;
      assert.isFalse(yield* fs.exists(file));
    }).pipe(Effect.provide(NodeFileSystem.layer)),
  );

  it.effect("makes one key of mode 0600 though ten start at once, and leaves no draft behind", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem;
      const file = yield* temporaryFile;
      const all = yield* Effect.all(
        Array.from({ length: 10 }, () => start({}, file)),
        { concurrency: "unbounded" },
      );
      const again = yield* start({}, file);
      assert.deepStrictEqual(new Set(all.map((keys) => keys.current)), new Set([again.current]));
      assert.strictEqual((yield* fs.stat(file)).mode & 0o777, 0o600);
      assert.deepStrictEqual(yield* fs.readDirectory(file.replace(/\/key$/, "")), ["key"]);
    }).pipe(Effect.provide(NodeFileSystem.layer)),
  );

  it.effect("keeps the key of whoever was first, even between looking and making", () =>
    Effect.gen(function* () {
      const file = yield* temporaryFile;
      const late = KeyFile.readOrCreate(file, () => {
        mkdirSync(dirname(file));
        writeFileSync(file, "first", { mode: 0o600 });
        return "second";
      });
      assert.strictEqual(yield* late, "first");
    }).pipe(Effect.provide(NodeFileSystem.layer)),
  );

  it.effect("refuses a key file others can read, and one that holds no key", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem;
      const file = yield* temporaryFile;
      yield* start({}, file);
      yield* fs.chmod(file, 0o640);
      assert.strictEqual((yield* Effect.flip(start({}, file)))._tag, "KeyFileExposed");
      yield* fs.chmod(file, 0o600);
      yield* fs.writeFileString(file, "x");
      assert.strictEqual((yield* Effect.flip(start({}, file)))._tag, "KeyEncryptionKeyMalformed");
    }).pipe(Effect.provide(NodeFileSystem.layer)),
  );
});

const secret = Redacted.make(new TextEncoder().encode("a private key"));
const keys = [makeKey(randomBytes(32)), makeKey(randomBytes(32))] as const;
const holding = (current: 0 | 1, previous: ReadonlyArray<0 | 1>) =>
  Layer.succeed(KeyEncryptionKey, { current: keys[current], previous: previous.map((index) => keys[index]) });

describe("KeyWrap", () => {
  it.effect("opens what it wrapped, and only for the purpose it was wrapped for", () =>
    Effect.gen(function* () {
      const wrapped = yield* KeyWrap.wrap(secret, "hub-signing/1");
      assert.deepStrictEqual(
        Redacted.value(yield* KeyWrap.unwrap(wrapped, "hub-signing/1")),
        Redacted.value(secret),
      );
      assert.strictEqual(
        (yield* Effect.flip(KeyWrap.unwrap(wrapped, "hub-signing/2")))._tag,
        "WrappingBroken",
      );
    }).pipe(Effect.provide(KeyEncryptionKey.layerTest)),
  );

  it.effect("breaks on any flipped bit and any shortening", () =>
    Effect.gen(function* () {
      const wrapped = yield* KeyWrap.wrap(secret, "p");
      for (let position = 0; position < wrapped.length; position++) {
        const flipped = wrapped.map((byte, index) => (index === position ? byte ^ 1 : byte));
        const tags = ["WrappingBroken", "KeyEncryptionKeyUnknown"];
        assert.include(tags, (yield* Effect.flip(KeyWrap.unwrap(flipped, "p")))._tag);
        const error = yield* Effect.flip(KeyWrap.unwrap(wrapped.subarray(0, position), "p"));
        assert.strictEqual(error._tag, "WrappingBroken");
      }
    }).pipe(Effect.provide(KeyEncryptionKey.layerTest)),
  );

  it.effect("survives a rotation as long as the old key is given", () =>
    Effect.gen(function* () {
      const wrapped = yield* Effect.provide(KeyWrap.wrap(secret, "p"), holding(0, []));
      const opened = yield* Effect.provide(KeyWrap.unwrap(wrapped, "p"), holding(1, [0]));
      assert.deepStrictEqual(Redacted.value(opened), Redacted.value(secret));
      const error = yield* Effect.flip(Effect.provide(KeyWrap.unwrap(wrapped, "p"), holding(1, [])));
      assert.include(["KeyEncryptionKeyUnknown", "WrappingBroken"], error._tag);
    }),
  );
});
