import { createHash } from "node:crypto";
import { assert, layer } from "@effect/vitest";
import { Data, Effect, type Layer, Stream } from "effect";
import { ObjectStore } from "@atoll/platform/objectstore/ObjectStore";

const bytes = (text: string) => new TextEncoder().encode(text);
const sha256 = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");

class SourceBroke extends Data.TaggedError("SourceBroke")<{}> {}

const hostileKeys = [
  "",
  "/",
  "/etc/passwd",
  "a//b",
  "a/",
  ".",
  "..",
  "../a",
  "a/../b",
  "a/./b",
  ".hidden",
  "a/.unfinished",
  "a\\b",
  "..\\a",
  "a\u0000b",
  "a\nb",
  "a b",
  "%2e%2e/a",
  "=a",
  "é",
  "\ud800",
  "C:",
  "a".repeat(201),
  Array.from({ length: 600 }, () => "a").join("/"),
];

/** What every object store promises, whatever its medium. Each adapter's test runs all of it. */
export const objectStoreConformance = <E>(name: string, store: Layer.Layer<ObjectStore, E>) =>
  layer(store)(name, (it) => {
    it.effect("gives back what was put, with its size and digest", () =>
      Effect.gen(function* () {
        const objects = yield* ObjectStore;
        const content = new Uint8Array(300_000).map((_, index) => index % 251);
        const info = yield* objects.put("round/trip", content);
        assert.deepStrictEqual(info, { key: "round/trip", size: 300_000, sha256: sha256(content) });
        assert.deepStrictEqual(yield* objects.head("round/trip"), info);
        assert.strictEqual(sha256(yield* objects.get("round/trip")), info.sha256);
        const empty = yield* objects.put("round/empty", new Uint8Array());
        assert.strictEqual(empty.size, 0);
        assert.strictEqual((yield* objects.get("round/empty")).byteLength, 0);
      }),
    );

    it.effect("takes a stream, and replaces the whole", () =>
      Effect.gen(function* () {
        const objects = yield* ObjectStore;
        yield* objects.put("replace/me", bytes("a much longer first version"));
        const info = yield* objects.put("replace/me", Stream.make(bytes("sec"), bytes("ond")));
        assert.strictEqual(info.sha256, sha256(bytes("second")));
        assert.deepStrictEqual(Buffer.from(yield* objects.get("replace/me")).toString(), "second");
      }),
    );

    it.effect("keeps what was there when a put fails", () =>
      Effect.gen(function* () {
        const objects = yield* ObjectStore;
        yield* objects.put("fails/old", bytes("old"));
        const broken = Stream.concat(Stream.make(bytes("new")), Stream.fail(new SourceBroke()));
        for (const key of ["fails/old", "fails/never"]) {
          assert.strictEqual((yield* Effect.flip(objects.put(key, broken)))._tag, "SourceBroke");
        }
        assert.strictEqual(Buffer.from(yield* objects.get("fails/old")).toString(), "old");
        assert.strictEqual((yield* Effect.flip(objects.get("fails/never")))._tag, "ObjectNotFound");
        assert.lengthOf(yield* Stream.runCollect(objects.list("fails/")), 1);
      }),
    );

    it.effect("lets one of many puts at once win whole", () =>
      Effect.gen(function* () {
        const objects = yield* ObjectStore;
        const contents = Array.from({ length: 12 }, (_, index) => new Uint8Array(20_000).fill(index));
        yield* Effect.forEach(contents, (content) => objects.put("race/one", content), {
          concurrency: "unbounded",
        });
        const won = yield* objects.get("race/one");
        assert.include(contents.map(sha256), sha256(won));
      }),
    );

    it.effect("removes once and for all, and does not mind doing it again", () =>
      Effect.gen(function* () {
        const objects = yield* ObjectStore;
        yield* objects.put("gone/soon", bytes("x"));
        yield* objects.remove("gone/soon");
        yield* objects.remove("gone/soon");
        assert.strictEqual((yield* Effect.flip(objects.get("gone/soon")))._tag, "ObjectNotFound");
        assert.strictEqual((yield* Effect.flip(objects.head("gone/soon")))._tag, "ObjectNotFound");
      }),
    );

    it.effect("lists by prefix, in the order of the keys, an object beside those below it", () =>
      Effect.gen(function* () {
        const objects = yield* ObjectStore;
        const keys = [
          "list/a",
          "list/a-b",
          "list/a.b",
          "list/a/b",
          "list/a/c/d",
          "list/aa",
          "list/b",
          "list2",
        ];
        yield* Effect.forEach(keys.toReversed(), (key) => objects.put(key, bytes(key)));
        const listed = (prefix: string) =>
          Stream.runCollect(objects.list(prefix)).pipe(Effect.map((found) => found.map(({ key }) => key)));
        assert.deepStrictEqual(
          yield* listed("list/"),
          keys.filter((key) => key.startsWith("list/")).toSorted(),
        );
        assert.deepStrictEqual(yield* listed("list"), keys.toSorted());
        assert.deepStrictEqual(yield* listed("list/a/"), ["list/a/b", "list/a/c/d"]);
        assert.deepStrictEqual(
          yield* listed("list/a"),
          keys.filter((key) => key.startsWith("list/a")).toSorted(),
        );
        assert.deepStrictEqual(yield* listed("nothing/here"), []);
      }),
    );

    it.effect("refuses every key that is none, or leads out", () =>
      Effect.gen(function* () {
        const objects = yield* ObjectStore;
        const attempts = hostileKeys.flatMap((key) => [
          Effect.asVoid(objects.put(key, bytes("x"))),
          Effect.asVoid(objects.get(key)),
          Effect.asVoid(objects.head(key)),
          objects.remove(key),
        ]);
        for (const attempt of attempts) {
          assert.strictEqual((yield* Effect.flip(attempt))._tag, "InvalidObjectKey");
        }
      }),
    );

    it.effect("refuses a prefix that leads out", () =>
      Effect.gen(function* () {
        const objects = yield* ObjectStore;
        for (const prefix of ["../", "/", "a//", "a/../"]) {
          const failure = yield* Effect.flip(Stream.runDrain(objects.list(prefix)));
          assert.strictEqual(failure._tag, "InvalidObjectKey");
        }
      }),
    );
  });
