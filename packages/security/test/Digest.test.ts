import { assert, describe, it } from "@effect/vitest";
import { Effect, Option, Schema, Stream } from "effect";
import * as Base64Url from "../src/Base64Url.ts";
import * as Digest from "../src/Digest.ts";

/** FIPS 180-2, appendix B.1. */
const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const Bytes = Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 255 })));

describe("Digest", () => {
  it("hashes the sample of FIPS 180-2", () => {
    assert.strictEqual(Digest.sha256Hex("abc"), abc);
    assert.strictEqual(Buffer.from(Digest.sha256("abc")).toString("hex"), abc);
  });

  it.effect.prop("streams to the same digest however the bytes are cut", [Schema.Array(Bytes)], ([chunks]) =>
    Effect.gen(function* () {
      const parts = chunks.map((chunk) => Uint8Array.from(chunk));
      const whole = Buffer.concat(parts);
      assert.deepStrictEqual(yield* Digest.sha256Stream(Stream.fromIterable(parts)), {
        sha256: Digest.sha256Hex(whole),
        size: whole.length,
      });
    }),
  );

  it("tells equal from unequal, other lengths included", () => {
    assert.isTrue(Digest.equalsText("abc", "abc"));
    assert.isFalse(Digest.equalsText("abc", "abd"));
    assert.isFalse(Digest.equalsText("abc", "ab"));
    assert.isFalse(Digest.equals(new Uint8Array(), Uint8Array.of(0)));
  });
});

describe("Base64Url", () => {
  it.prop("round trips", [Bytes], ([numbers]) => {
    const bytes = Uint8Array.from(numbers);
    assert.deepStrictEqual(Base64Url.decode(Base64Url.encode(bytes)), Option.some(bytes));
  });

  it.each(["AB", "AA==", "A", "A A", "+/+/", "AAAA\n", "é"])("refuses the other spelling %s", (text) => {
    assert.isTrue(Option.isNone(Base64Url.decode(text)));
  });
});
