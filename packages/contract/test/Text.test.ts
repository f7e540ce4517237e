import { assert, describe, it } from "@effect/vitest";
import { Schema } from "effect";
import { NodeId } from "../src/nodes/NodeId.ts";
import { FilePath } from "../src/analyses/AnalysisFile.ts";
import { canonicalEmail, Email } from "../src/identity/User.ts";
import { StorableJsonObject } from "../src/StorableJson.ts";
import { Comment, Name } from "../src/Text.ts";

const accepts = (schema: Schema.Codec<unknown, unknown>, input: unknown): boolean =>
  Schema.decodeUnknownOption(schema)(input)._tag === "Some";

describe("text", () => {
  it.each(["\u0000", "a\u0000b", "\ud800", "a\udc00b"])(
    "refuses %j, which PostgreSQL cannot store",
    (text) => {
      assert.isFalse(accepts(Comment, text));
      assert.isFalse(accepts(Name, `x${text}`));
    },
  );

  it.each(["", "ä", "😀", "line\nbreak", "\u202e"])("takes %j", (text) => {
    assert.isTrue(accepts(Comment, text));
  });

  it("is no name when blank or too long", () => {
    assert.isFalse(accepts(Name, "  \t"));
    assert.isFalse(accepts(Name, "x".repeat(121)));
  });
});

describe("paths", () => {
  it.each(["main.ts", "lib/fit.js", "a/b/c-1_2.json"])("%s is one", (path) => {
    assert.isTrue(accepts(FilePath, path));
  });

  it.each([
    "/etc/passwd",
    "../x",
    "a/../b",
    "a//b",
    "a/",
    ".env",
    "a\\b",
    "a\u0000",
    "C:x",
    "",
    "x".repeat(201),
  ])("%j is none", (path) => {
    assert.isFalse(accepts(FilePath, path));
  });
});

describe("ids", () => {
  it("are UUIDv7 in lower case", () => {
    assert.isTrue(accepts(NodeId, "0198c000-0000-7000-8000-000000000001"));
    assert.isFalse(accepts(NodeId, "0198C000-0000-7000-8000-000000000001"));
    assert.isFalse(accepts(NodeId, "0198c000-0000-4000-8000-000000000001"));
  });
});

describe("e-mail addresses", () => {
  it("lead to one account however they are spelled", () => {
    assert.strictEqual(canonicalEmail(" Ana@Lagoon.Example "), "ana@lagoon.example");
    assert.strictEqual(canonicalEmail("ａna@lagoon.example"), "ana@lagoon.example");
    assert.isFalse(accepts(Email, "no-address"));
  });
});

describe("stored JSON", () => {
  const nested = (depth: number): unknown => {
    let value: unknown = 1;
    for (let level = 0; level < depth; level++) value = [value];
    return { value };
  };

  it("is at most 64 levels deep, however deep the attack", () => {
    assert.isTrue(accepts(StorableJsonObject, nested(60)));
    assert.isFalse(accepts(StorableJsonObject, nested(70)));
  });

  it("holds neither NUL nor lone surrogates, in keys or values", () => {
    assert.isFalse(accepts(StorableJsonObject, { a: ["\u0000"] }));
    assert.isFalse(accepts(StorableJsonObject, { a: { "\ud800": 1 } }));
    assert.isFalse(accepts(StorableJsonObject, { a: Number.NaN }));
    assert.isTrue(accepts(StorableJsonObject, { a: [1, "x", null, true, {}] }));
  });
});
