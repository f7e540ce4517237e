import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const text = readFileSync(join(root, "docs/security/asvs.md"), "utf8");

const rows = [...text.matchAll(/^\| (\d+\.\d+\.\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, id = "", what = "", state = "", where = ""]) => ({
    id,
    what,
    state: state.trim(),
    where: where.trim(),
  }),
);

/** Requirements of level 2, and of level 3 in V6, V8, V10 and V16, in each chapter of ASVS 5.0.0. */
const counts: Readonly<Record<string, number>> = {
  1: 27,
  2: 11,
  3: 19,
  4: 10,
  5: 9,
  6: 47,
  7: 18,
  8: 13,
  9: 7,
  10: 36,
  11: 14,
  12: 9,
  13: 13,
  14: 9,
  15: 13,
  16: 17,
};

describe("the list of ASVS requirements", () => {
  it("has one line for each", () => {
    const found = Object.fromEntries(
      Object.keys(counts).map((chapter) => [
        chapter,
        rows.filter(({ id }) => id.startsWith(`${chapter}.`)).length,
      ]),
    );
    expect(found).toEqual(counts);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it("says of each met, n/a or open, and sums them up rightly", () => {
    const of = (wanted: string) => rows.filter(({ state }) => state === wanted).length;
    expect(of("met") + of("n/a") + of("open")).toBe(rows.length);
    const sum = `Of ${rows.length} requirements ${of("met")} are met, ${of("n/a")} do not apply, ${of("open")} are open.`;
    expect(text.replaceAll("\n", " ")).toContain(sum);
  });

  it("names only files that are there", () => {
    const named = rows.flatMap(({ where }) =>
      [...where.matchAll(/`((?:packages|apps|docs|deploy|migrations)\/?[^`]*)`/g)].map(
        ([, path = ""]) => path,
      ),
    );
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
