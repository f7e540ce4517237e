import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert, describe, it } from "@effect/vitest";
import { Effect, Layer, Stream } from "effect";
import * as FileSystemObjectStore from "@atoll/platform/objectstore/FileSystemObjectStore";
import { ObjectStore } from "@atoll/platform/objectstore/ObjectStore";
import { objectStoreConformance } from "./objectStoreConformance.ts";

const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "atoll-objects-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true })),
);

objectStoreConformance(
  "the object store on the file system",
  Layer.unwrap(Effect.map(folder, (path) => FileSystemObjectStore.layer(join(path, "objects")))),
);

const inFolder = <A, E>(use: (root: string) => Effect.Effect<A, E, ObjectStore>) =>
  Effect.flatMap(folder, (root) => Effect.provide(use(root), FileSystemObjectStore.layer(root))).pipe(
    Effect.scoped,
  );

const content = new TextEncoder().encode("species,island\nAdelie,Torgersen\n");

describe("a file of the object store", () => {
  it.effect("holds digest, size and content together, so that a copy of the folder is a backup", () =>
    inFolder((root) =>
      Effect.gen(function* () {
        const objects = yield* ObjectStore;
        const { sha256 } = yield* objects.put("tenants/t/data", content);
        const [header, ...lines] = readFileSync(join(root, "tenants/t/=data"), "utf8").split("\n");
        assert.strictEqual(header, `atoll-object-1 ${sha256} 0000000000000032`);
        assert.strictEqual(lines.join("\n"), new TextDecoder().decode(content));
        assert.deepStrictEqual(readdirSync(join(root, ".unfinished")), []);
      }),
    ),
  );

  const damages: ReadonlyArray<readonly [string, (path: string) => void]> = [
    ["changed in one bit", (path) => writeFileSync(path, flip(readFileSync(path)))],
    ["cut short", (path) => truncateSync(path, 110)],
    ["cut inside its header", (path) => truncateSync(path, 20)],
    ["made longer", (path) => appendFileSync(path, "x")],
    ["emptied", (path) => truncateSync(path)],
  ];
  const flip = (bytes: Buffer): Buffer => {
    const last = bytes.length - 1;
    bytes.writeUInt8(bytes.readUInt8(last) ^ 1, last);
    return bytes;
  };

  it.effect.each(damages)("is never handed out %s", ([, damage]) =>
    inFolder((root) =>
      Effect.gen(function* () {
        const objects = yield* ObjectStore;
        yield* objects.put("tenants/t/data", content);
        damage(join(root, "tenants/t/=data"));
        assert.strictEqual((yield* Effect.flip(objects.get("tenants/t/data")))._tag, "ObjectCorrupt");
        yield* objects.put("tenants/t/data", content);
        assert.strictEqual((yield* objects.get("tenants/t/data")).byteLength, content.byteLength);
      }),
    ),
  );

  it.live("is not there before the put is through, and a dead put's remains go after a day", () =>
    Effect.gen(function* () {
      const root = yield* folder;
      yield* Effect.scoped(Effect.asVoid(Layer.build(FileSystemObjectStore.layer(root))));
      const old = join(root, ".unfinished", "old");
      const young = join(root, ".unfinished", "young");
      for (const path of [old, young]) writeFileSync(path, "part");
      utimesSync(old, 0, 0);
      const listed = yield* Effect.flatMap(ObjectStore, (objects) =>
        Stream.runCollect(objects.list("")),
      ).pipe(Effect.provide(FileSystemObjectStore.layer(root)));
      assert.deepStrictEqual(listed, []);
      assert.isFalse(existsSync(old));
      assert.isTrue(existsSync(young));
    }).pipe(Effect.scoped),
  );

  it.effect("says so when the medium fails", () =>
    inFolder((root) =>
      Effect.gen(function* () {
        const objects = yield* ObjectStore;
        rmSync(join(root, ".unfinished"), { recursive: true });
        const failure = yield* Effect.flip(objects.put("a", content));
        assert.strictEqual(failure._tag, "ObjectStoreUnavailable");
      }),
    ),
  );
});
