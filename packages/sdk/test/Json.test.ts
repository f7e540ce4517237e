import { describe, expect, it } from "vitest";
import { assertJson, NotJson } from "../src/Json.ts";
import { encodeResult, ResultRefused } from "../src/Result.ts";

describe("assertJson", () => {
  it.each([
    [{ gradient: [1, Number.NaN] }, "$.gradient[1] is NaN, only finite numbers can be sent"],
    [Number.NEGATIVE_INFINITY, "$ is -Infinity, only finite numbers can be sent"],
    [{ a: undefined }, "$.a is undefined"],
    [[() => 1], "$[0] is a function"],
    [{ when: new Date(0) }, "$.when is an instance of Date"],
    [{ x: new Float64Array(2) }, "$.x is a typed array (use Array.from)"],
    [1n, "$ is a bigint"],
    [new Map(), "$ is an instance of Map"],
    // eslint-disable-next-line no-sparse-arrays
    [[1, , 2], "$[1] is undefined"],
  ])("refuses what JSON.stringify would change: %s", (value, message) => {
    const check = () => assertJson(value, "The message");
    expect(check).toThrow(NotJson);
    expect(check).toThrow(`The message cannot be sent as JSON: ${message}`);
  });

  it("refuses a cycle", () => {
    const cycle: Array<unknown> = [];
    cycle.push(cycle);
    expect(() => assertJson(cycle, "The message")).toThrow(NotJson);
  });

  it("accepts JSON", () => {
    expect(() => assertJson({ a: [1, "x", null, true, { b: -0.5 }] }, "The message")).not.toThrow();
  });
});

describe("encodeResult", () => {
  it("keeps JSON and encodes bytes", () => {
    expect(encodeResult({ estimate: 1 })).toEqual({ estimate: 1 });
    expect(encodeResult(new Uint8Array([1, 2, 255]))).toEqual({ base64: "AQL/" });
  });

  it("refuses JSON that would be taken for bytes", () => {
    expect(() => encodeResult({ base64: "AQL/" })).toThrow(ResultRefused);
  });
});
