import { assert, describe, it } from "@effect/vitest";
import { inspect } from "node:util";
import { Effect, Option, Redacted } from "effect";
import { TestClock } from "effect/testing";
import * as Base32 from "../src/Base32.ts";
import * as Totp from "../src/Totp.ts";

const bytes = new TextEncoder().encode("12345678901234567890");
const secret = Redacted.make(bytes);
const match = (code: string) => Totp.matchingStep(secret, Redacted.make(code));

/** RFC 6238, appendix B, SHA-1: the last six of the eight digits (RFC 4226 §5.3 cuts from the left). */
const vectors = [
  { time: 59, code: "287082" },
  { time: 1_111_111_109, code: "081804" },
  { time: 1_111_111_111, code: "050471" },
  { time: 1_234_567_890, code: "005924" },
  { time: 2_000_000_000, code: "279037" },
  { time: 20_000_000_000, code: "353130" },
];

describe("Totp", () => {
  it.effect.each(vectors)("knows the code of RFC 6238 at $time", ({ time, code }) =>
    Effect.gen(function* () {
      yield* TestClock.setTime(time * 1000);
      assert.deepStrictEqual(yield* match(code), Option.some(Math.floor(time / 30)));
    }),
  );

  it.effect("takes a code one step early or late and says which step it was, and no further", () =>
    Effect.gen(function* () {
      const { time, code } = { time: 1_234_567_890, code: "005924" };
      const step = time / 30;
      for (const [offset, taken] of [
        [-31, false],
        [-30, true],
        [-1, true],
        [0, true],
        [59, true],
        [60, false],
      ] as const) {
        yield* TestClock.setTime((time + offset) * 1000);
        assert.deepStrictEqual(yield* match(code), taken ? Option.some(step) : Option.none(), String(offset));
      }
    }),
  );

  it.effect("ignores spaces, and refuses all else that is not six digits", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(59_000);
      assert.isTrue(Option.isSome(yield* match(" 287 082 ")));
      const others = [
        "",
        "28708",
        "2870822",
        "94287082",
        "２８７０８２",
        "28708a",
        "+287082",
        "2.87082",
        "287082\n",
      ];
      for (const code of [...others, " ".repeat(65_536), "287083"]) {
        assert.deepStrictEqual(yield* match(code), Option.none(), code.slice(0, 20));
      }
    }),
  );

  it.effect("makes secrets of 160 bits that differ and do not print themselves", () =>
    Effect.gen(function* () {
      const [one, other] = [yield* Totp.generateSecret, yield* Totp.generateSecret];
      assert.strictEqual(Redacted.value(one).length, 20);
      assert.notDeepEqual(Redacted.value(one), Redacted.value(other));
      const address = Totp.uri({ secret: one, issuer: "Atoll", account: "a@b.example" });
      const text = Redacted.value(Totp.secretText(one));
      assert.notInclude(inspect([one, address, Totp.qrCode(address)]), text);
      assert.include(Redacted.value(address), text);
    }),
  );

  it("writes an address every app reads, whatever the names hold", () => {
    const address = Totp.uri({ secret, issuer: "Atoll: Bonn & Köln", account: "a+b?c=d@e.example" });
    const url = new URL(Redacted.value(address));
    assert.strictEqual(url.protocol, "otpauth:");
    assert.strictEqual(url.host, "totp");
    assert.include(decodeURIComponent(url.pathname), "a+b?c=d@e.example");
    assert.strictEqual(url.searchParams.get("issuer"), "Atoll: Bonn & Köln");
    assert.strictEqual(url.searchParams.get("secret"), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  });

  it("draws the address as an SVG that can do nothing", () => {
    const address = Totp.uri({ secret, issuer: "</svg><script>", account: "a@b.example" });
    const svg = Redacted.value(Totp.qrCode(address));
    assert.match(svg, /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="[\d .]+"/);
    assert.notMatch(svg, /script|style|href|on\w+=|GEZDGN/);
  });

  it.each([
    ["", ""],
    ["f", "MY"],
    ["fo", "MZXQ"],
    ["foo", "MZXW6"],
    ["foob", "MZXW6YQ"],
    ["fooba", "MZXW6YTB"],
    ["foobar", "MZXW6YTBOI"],
  ])("writes %s in base32 as RFC 4648 §10 does, without padding", (text, expected) => {
    assert.strictEqual(Base32.encode(new TextEncoder().encode(text)), expected);
  });
});
