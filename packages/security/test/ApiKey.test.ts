import { assert, describe, it } from "@effect/vitest";
import { inspect } from "node:util";
import { crc32 } from "node:zlib";
import { Effect, Option, Redacted } from "effect";
import * as ApiKey from "../src/ApiKey.ts";
import { sha256 } from "../src/Digest.ts";
import * as Token from "../src/Token.ts";

const parse = (text: string) => ApiKey.parse(Redacted.make(text));

describe("ApiKey", () => {
  it.effect("is found again by its hash, and lists show a part that protects nothing", () =>
    Effect.gen(function* () {
      const { key, prefix, hash } = yield* ApiKey.issue;
      const text = Redacted.value(key);
      assert.match(text, /^atoll_k_[0-9A-Za-z]{8}_[0-9A-Za-z]{49}$/);
      assert.strictEqual(prefix, text.slice(0, 16));
      assert.deepStrictEqual(hash, sha256(text));
      assert.deepStrictEqual(ApiKey.parse(key), Option.some({ prefix, hash }));
      assert.notInclude(inspect({ key }) + JSON.stringify({ key }), "atoll_k_");
    }),
  );

  it.effect("never repeats and uses every character of its alphabet", () =>
    Effect.gen(function* () {
      const issued = yield* Effect.all(Array.from({ length: 500 }, () => ApiKey.issue));
      const texts = issued.map(({ key }) => Redacted.value(key));
      assert.strictEqual(new Set(texts).size, 500);
      assert.strictEqual(new Set(texts.map((text) => text.slice(17, 60)).join("")).size, 62);
    }),
  );

  it("carries CRC-32 in base 62, as any scanner can compute it", () => {
    const body = `atoll_k_00000000_${"0".repeat(43)}`;
    const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const digits = [5, 4, 3, 2, 1, 0].map((place) => Math.floor(crc32(body) / 62 ** place) % 62);
    const checksum = digits.map((digit) => alphabet.charAt(digit)).join("");
    assert.isTrue(Option.isSome(parse(body + checksum)));
  });

  it.effect("is refused without asking anybody when one character is wrong, missing, added or swapped", () =>
    Effect.gen(function* () {
      const text = Redacted.value((yield* ApiKey.issue).key);
      for (let index = 0; index < text.length; index++) {
        const [before, character, after] = [text.slice(0, index), text.charAt(index), text.slice(index + 1)];
        const other = character === "a" ? "b" : "a";
        const swapped = before + after.charAt(0) + character + after.slice(1);
        const faults = [before + other + after, before + after, `${before}x${character}${after}`];
        for (const fault of swapped === text ? faults : [...faults, swapped]) {
          assert.isTrue(Option.isNone(parse(fault)), fault);
        }
      }
    }),
  );

  it.effect("is no other token, and no other token is a key", () =>
    Effect.gen(function* () {
      const { key } = yield* ApiKey.issue;
      const text = Redacted.value(key);
      assert.deepStrictEqual(Token.kindOf(text), Option.none());
      const { token } = yield* Token.issue("session");
      for (const other of [
        Redacted.value(token),
        "",
        "atoll_k_",
        ` ${text}`,
        `${text}\n`,
        text.toUpperCase(),
      ]) {
        assert.isTrue(Option.isNone(parse(other)));
      }
    }),
  );
});
