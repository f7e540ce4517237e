import { assert, describe, it } from "@effect/vitest";
import { Effect, Schema } from "effect";
import * as CanonicalJson from "../src/CanonicalJson.ts";
import { appendixB, section322, section323, section324 } from "./rfc8785.ts";

const refused = (value: unknown) =>
  Effect.map(Effect.flip(CanonicalJson.stringify(value)), (error) => error.pointer);

/**
 * Any JSON value, with lone surrogates (which `JSON.stringify` escapes) replaced: those are refused, tested
 * apart.
 */
const wellFormed = (value: Schema.Json): Schema.Json =>
  JSON.parse(
    JSON.stringify(value).replace(/\\\\|\\ud[89a-f][0-9a-f]{2}/g, (found) =>
      found === "\\\\" ? found : "?",
    ),
  );

describe("CanonicalJson", () => {
  it.effect("writes the sample of RFC 8785 §3.2.2 as the bytes of §3.2.4", () =>
    Effect.gen(function* () {
      const bytes = yield* CanonicalJson.bytes(JSON.parse(section322));
      assert.strictEqual(Buffer.from(bytes).toString("hex"), section324);
    }),
  );

  it.effect("sorts the keys of RFC 8785 §3.2.3 by UTF-16 code units", () =>
    Effect.gen(function* () {
      const text = yield* CanonicalJson.stringify(section323.value);
      assert.deepStrictEqual(Object.values(JSON.parse(text.replace('"1":', '"x1":'))), section323.order);
    }),
  );

  it.effect.each(appendixB)("writes the number $ieee of RFC 8785 appendix B as $json", ({ ieee, json }) =>
    Effect.gen(function* () {
      const number = Buffer.from(ieee, "hex").readDoubleBE();
      assert.strictEqual(yield* CanonicalJson.stringify(number), json);
    }),
  );

  it.effect.each([
    { name: "NaN", value: { a: [1, NaN] }, pointer: "/a/1" },
    { name: "infinity", value: Infinity, pointer: "" },
    { name: "a lone surrogate in a string", value: ["\ud800"], pointer: "/0" },
    { name: "a lone surrogate in a key", value: { a: { "\udc00": 1 } }, pointer: "/a" },
    { name: "undefined", value: { "a/b": { "c~d": undefined } }, pointer: "/a~1b/c~0d" },
    { name: "a hole in an array", value: Array.from({ length: 1 }), pointer: "/0" },
    { name: "a bigint", value: 1n, pointer: "" },
    { name: "a class instance", value: { at: new Map() }, pointer: "/at" },
  ])("refuses $name and points at it", ({ value, pointer }) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* refused(value), pointer);
    }),
  );

  it.effect("refuses cycles and 10 000-deep nesting without exhausting the stack", () =>
    Effect.gen(function* () {
      let deep: unknown = 1;
      for (let level = 0; level < 10_000; level++) deep = [deep];
      const cycle: Record<string, unknown> = {};
      cycle["self"] = cycle;
      assert.include(yield* refused(deep), "/0/0");
      assert.include(yield* refused(cycle), "/self/self");
    }),
  );

  it.effect("keeps an own __proto__ key", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* CanonicalJson.stringify(JSON.parse('{"__proto__":1}')), '{"__proto__":1}');
    }),
  );

  it.effect.prop("is read back as the same value", [Schema.Json], ([any]) =>
    Effect.gen(function* () {
      const value = wellFormed(any);
      const text = yield* CanonicalJson.stringify(value);
      assert.strictEqual(yield* CanonicalJson.stringify(JSON.parse(text)), text);
      assert.deepStrictEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
    }),
  );

  it.effect.prop(
    "does not depend on the order of insertion",
    [Schema.Record(Schema.String, Schema.Json)],
    ([any]) =>
      Effect.gen(function* () {
        const value = wellFormed(any);
        const reversed = Object.fromEntries(Object.entries(value ?? {}).reverse());
        assert.strictEqual(yield* CanonicalJson.digest(reversed), yield* CanonicalJson.digest(value));
      }),
  );
});
