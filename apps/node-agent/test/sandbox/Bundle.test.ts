import { Sha256 } from "@atoll/contract/Text";
import * as NodeServices from "@effect/platform-node/NodeServices";
import { assert, layer } from "@effect/vitest";
import { Effect, FileSystem } from "effect";
import { createHash } from "node:crypto";
import { unpackBundle } from "../../src/sandbox/Bundle.ts";

const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex");

const bundleOf = (files: Readonly<Record<string, string>>, entrypoint = "main.js") =>
  JSON.stringify({
    version: 1,
    entrypoint,
    files: Object.entries(files).map(([path, text]) => ({
      path,
      sha256: sha256(text),
      content: Buffer.from(text).toString("base64"),
    })),
  });

/** Unpacks a text as if it were what was consented to. */
const unpack = Effect.fnUntraced(function* (text: string, digest = sha256(text)) {
  const fileSystem = yield* FileSystem.FileSystem;
  const folder = `${yield* fileSystem.makeTempDirectoryScoped({ prefix: "atoll-bundle-" })}/run`;
  const entrypoint = yield* unpackBundle(Buffer.from(text), Sha256.make(digest), folder).pipe(
    Effect.tapError(() => Effect.map(fileSystem.exists(folder), (exists) => assert.isFalse(exists))),
  );
  return { folder, entrypoint };
});

layer(NodeServices.layer, { excludeTestServices: true })("unpackBundle", (it) => {
  it.effect("writes the files read-only beside a package.json", () =>
    Effect.gen(function* () {
      const fileSystem = yield* FileSystem.FileSystem;
      const { folder, entrypoint } = yield* unpack(
        bundleOf({ "main.js": "export {};", "lib/deep/a.js": "ä" }),
      );
      assert.strictEqual(entrypoint, `${folder}/main.js`);
      assert.strictEqual(yield* fileSystem.readFileString(`${folder}/lib/deep/a.js`), "ä");
      assert.strictEqual((yield* fileSystem.stat(entrypoint)).mode & 0o777, 0o400);
      assert.strictEqual(yield* fileSystem.readFileString(`${folder}/package.json`), '{"type":"module"}\n');
    }),
  );

  it.effect("keeps the bundle's own package.json", () =>
    Effect.gen(function* () {
      const fileSystem = yield* FileSystem.FileSystem;
      const { folder } = yield* unpack(bundleOf({ "main.js": "", "package.json": "{}" }));
      assert.strictEqual(yield* fileSystem.readFileString(`${folder}/package.json`), "{}");
    }),
  );

  const good = bundleOf({ "main.js": "export {};" });
  it.effect.each([
    ["other bytes than consented to", good.replace("main", "mein"), sha256(good), "BundleDigestMismatch"],
    [
      "a file that is not what it says",
      good.replace(/"sha256":"../, '"sha256":"00'),
      undefined,
      "BundleFileMismatch",
    ],
    ["no JSON", "{", undefined, "BundleMalformed"],
    [
      "an unknown field",
      good.replace('"version"', '"run":"/bin/sh","version"'),
      undefined,
      "BundleMalformed",
    ],
    ["a path upwards", bundleOf({ "main.js": "", "../up.js": "" }), undefined, "BundleMalformed"],
    ["an absolute path", bundleOf({ "main.js": "", "/etc/x": "" }), undefined, "BundleMalformed"],
    ["a hidden path", bundleOf({ "main.js": "", ".npmrc": "" }), undefined, "BundleMalformed"],
    ["a path with a NUL", bundleOf({ "main.js": "", "a\u0000.js": "" }), undefined, "BundleMalformed"],
    ["names that differ in case", bundleOf({ "main.js": "", "Main.js": "" }), undefined, "BundleMalformed"],
    [
      "a file that is a folder",
      bundleOf({ "main.js": "", "main.js/a.js": "" }),
      undefined,
      "BundleMalformed",
    ],
    ["no entrypoint", bundleOf({ "other.js": "" }), undefined, "BundleMalformed"],
    ["an entrypoint outside", bundleOf({ "main.js": "" }, "../main.js"), undefined, "BundleMalformed"],
  ] as const)("refuses %s and writes nothing", ([, text, digest, tag]) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(unpack(text, digest));
      assert.strictEqual(error._tag, tag);
    }),
  );
});
