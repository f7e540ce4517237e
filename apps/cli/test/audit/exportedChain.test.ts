import { createHash } from "node:crypto";
import { describe, expect, it } from "@effect/vitest";
import { beginning, endTextOf, finish, follow, textOf } from "../../src/audit/exportedChain.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const chainOf = (count: number, tenantId = "t1") => {
  const lines: Array<string> = [];
  let previousHash = "0".repeat(64);
  for (let sequence = 1; sequence <= count; sequence++) {
    const body = JSON.stringify({ action: `a${sequence}`, previousHash, sequence, tenantId });
    const hash = sha256(body);
    lines.push(textOf({ sequence, previousHash, hash, body }));
    previousHash = hash;
  }
  return [...lines, endTextOf({ sequence: count, hash: previousHash })];
};

const read = (lines: ReadonlyArray<string>) => finish(lines.reduce(follow, beginning));
const verdict = (lines: ReadonlyArray<string>) => {
  const { line, fault } = read(lines);
  return [line, fault];
};

describe("an exported trail", () => {
  const lines = chainOf(5);

  it("is whole as it was written, and while nothing was recorded yet", () => {
    expect(read(lines)).toMatchObject({ sequence: 5, fault: undefined });
    expect(read(chainOf(0))).toMatchObject({ sequence: 0, fault: undefined });
  });

  it("says which line was changed, taken out, moved, repeated or taken from elsewhere", () => {
    const changed = (index: number, from: string, to: string) =>
      lines.map((line, at) => (at === index ? line.replace(from, to) : line));
    expect(verdict(changed(2, "a3", "b3"))).toEqual([3, "altered"]);
    expect(verdict(changed(2, '"sequence":3,', '"sequence":4,'))).toEqual([3, "altered"]);
    expect(verdict(changed(1, "{", "["))).toEqual([2, "unreadable"]);
    expect(verdict(lines.toSpliced(1, 1))).toEqual([2, "missing"]);
    const [one = "", two = "", three = "", ...rest] = lines;
    expect(verdict([one, three, two, ...rest])).toEqual([2, "missing"]);
    expect(verdict([one, two, one, three, ...rest])).toEqual([3, "repeated"]);
    const [foreign = ""] = chainOf(1, "t2");
    expect(verdict([foreign, two, three, ...rest])).toEqual([2, "foreign"]);
    const other = JSON.stringify({
      action: "other",
      previousHash: "1".repeat(64),
      sequence: 3,
      tenantId: "t1",
    });
    const forged = textOf({ sequence: 3, previousHash: "1".repeat(64), hash: sha256(other), body: other });
    expect(verdict([one, two, forged, ...rest])).toEqual([3, "detached"]);
  });

  it("says that its end is missing, wherever it was cut", () => {
    for (let kept = 0; kept < lines.length; kept++) {
      expect(verdict(lines.slice(0, kept))).toEqual([kept + 1, "cut"]);
    }
    expect(verdict(lines.toSpliced(3, 2))).toEqual([4, "cut"]);
    expect(verdict([...lines, lines[0] ?? ""])).toEqual([7, "unreadable"]);
  });

  it("lets no change of a single character pass", () => {
    const whole = lines.join("\n");
    for (let at = 0; at < whole.length; at++) {
      const text = whole.slice(0, at) + (whole[at] === "0" ? "1" : "0") + whole.slice(at + 1);
      expect(read(text.split("\n")).fault, `at ${at}`).toBeDefined();
    }
  });
});
