import { assert, describe, it } from "@effect/vitest";
import { Bundle } from "@atoll/contract/analyses/Manifest";
import { sha256Hex } from "@atoll/security/Digest";
import { Effect, Schema } from "effect";
import { bundleOf } from "../../src/analyses/bundleOf.ts";

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
const read = (bytes: Uint8Array) =>
  Schema.decodeUnknownEffect(Schema.fromJsonString(Bundle))(new TextDecoder().decode(bytes));
const text = (content: string) => Buffer.from(content, "base64").toString("utf8");

const main = file("main.ts", "import type { A } from './a.ts';\nexport default (x: number) => x as A;\n");
const data = file("weights.json", '{ "a": 1 }');

describe("bundleOf", () => {
  it.effect("strips types, keeps paths, and leaves everything else as it was", () =>
    Effect.gen(function* () {
      const { bytes, digest } = yield* bundleOf("main.ts", [main, data]);
      const bundle = yield* read(bytes);
      assert.strictEqual(digest, sha256Hex(bytes));
      assert.strictEqual(bundle.entrypoint, "main.ts");
      assert.deepStrictEqual(
        bundle.files.map(({ path }) => path),
        ["main.ts", "weights.json"],
      );
      const [code, json] = bundle.files.map(({ content }) => text(content));
      assert.strictEqual(json, '{ "a": 1 }');
      assert.notInclude(code, "number");
      assert.strictEqual(code?.split("\n")[1]?.indexOf("=>"), "export default (x: number) =>".indexOf("=>"));
      for (const { sha256, content } of bundle.files) assert.strictEqual(sha256, sha256Hex(text(content)));
    }),
  );

  it.effect("gives the same digest whatever the order of the files", () =>
    Effect.gen(function* () {
      const one = yield* bundleOf("main.ts", [main, data]);
      const other = yield* bundleOf("main.ts", [data, main]);
      assert.strictEqual(one.digest, other.digest);
    }),
  );

  it.effect("names file and line of a fault", () =>
    Effect.gen(function* () {
      const broken = file("lib/fit.ts", "const a = 1;\n\nconst b: number = ;\n");
      const error = yield* Effect.flip(bundleOf("main.ts", [main, broken]));
      assert.strictEqual(
        error.message,
        "The analysis cannot be built: lib/fit.ts, line 3: Expression expected.",
      );
    }),
  );

  it.effect("refuses TypeScript that is more than types", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(bundleOf("e.ts", [file("e.ts", "enum Colour { red }\n")]));
      assert.strictEqual(error.line, 1);
      assert.include(error.message, "enum");
    }),
  );

  it.effect("refuses source that is not text", () =>
    Effect.gen(function* () {
      const bytes = Uint8Array.of(0xff, 0xfe, 0x00);
      const error = yield* Effect.flip(bundleOf("a.js", [{ path: "a.js", bytes }]));
      assert.include(error.message, "a.js: the file is not UTF-8 text");
    }),
  );
});
