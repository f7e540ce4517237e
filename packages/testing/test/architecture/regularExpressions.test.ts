import { readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "recheck";
import { expect, it } from "vitest";
import { type FoundExpression, regularExpressionsOf } from "./regularExpressionsOf.ts";
import { root, sourcePaths } from "./SourceFile.ts";

/** What ships or helps to: tests match their own texts only. */
const sources = sourcePaths().filter((path) => path.includes("/src/"));
const found = sources.map((path) => ({
  path,
  ...regularExpressionsOf(path, readFileSync(join(root, path), "utf8")),
}));

/** Each distinct expression once, with the files it is in. */
const distinct = new Map<string, { readonly expression: FoundExpression; readonly paths: Array<string> }>();
for (const { path, expressions } of found) {
  for (const expression of expressions) {
    const text = `/${expression.pattern}/${expression.flags}`;
    const known = distinct.get(text);
    if (known === undefined) distinct.set(text, { expression, paths: [path] });
    else known.paths.push(path);
  }
}

/** recheck knows no flag `v`; none is used, and `d` changes nothing about matching. */
const verdictOf = async (text: string, { pattern, flags }: FoundExpression, paths: ReadonlyArray<string>) => {
  const result = await check(pattern, flags.replace("d", ""), { timeout: 20_000, randomSeed: 1 });
  if (result.status === "safe") return [];
  const why = result.status === "vulnerable" ? result.complexity.summary : result.error.kind;
  return [`${text} (${why}) in ${paths.join(", ")}`];
};

it("finds every spelling of a regular expression, and says which it cannot read", () => {
  const text = "a(/x+/giu); new RegExp('y'); RegExp(`z{${n}}`, 'm'); new RegExp(source); '/no/'; // /no/";
  expect(regularExpressionsOf("sample.ts", text)).toEqual({
    expressions: [
      { pattern: "x+", flags: "giu" },
      { pattern: "y", flags: "" },
      { pattern: "z{1}", flags: "m" },
    ],
    computed: ["sample.ts: new RegExp(source)"],
  });
});

it("is told by the checker what is slow", async () => {
  const slow = ["^(a+)+$", "^(a|a)*$", "a*a*b", ",+$"];
  const verdicts = slow.map((pattern) => verdictOf(pattern, { pattern, flags: "" }, ["sample.ts"]));
  expect((await Promise.all(verdicts)).flat()).toHaveLength(slow.length);
});

it(
  "has no regular expression whose time grows faster than its input (S10)",
  { timeout: 120_000 },
  async () => {
    expect(distinct.size).toBeGreaterThan(50);
    const queue = [...distinct];
    const faults: Array<string> = [];
    const work = async () => {
      for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
        const [text, { expression, paths }] = next;
        faults.push(...(await verdictOf(text, expression, paths)));
      }
    };
    await Promise.all([work(), work()]);
    expect(faults.toSorted()).toEqual([]);
  },
);

it("computes no pattern, but for the sample of the API's document, which reads the contract's own", () => {
  expect(found.flatMap(({ computed }) => computed)).toEqual([
    'packages/http/src/openapi/sample.ts: new RegExp(schema.pattern, "u")',
  ]);
});

/** Texts that make matching go wrong late, repeated to 64 kB, with an end that fits nothing. */
const hostile = [
  "a",
  "0",
  "A",
  " ",
  "-",
  ".",
  "@",
  "a.",
  "a@",
  "a-",
  "0f",
  "/a",
  "\u{1F980}",
  "é",
  "\t\n",
].flatMap((unit) => {
  const text = unit.repeat(65_536 / unit.length);
  return [text, `${text}\u0001`, `a@${text}`, `${text}!`];
});

it("takes less than 50 ms for any text of 64 kB by any expression of the contract (S10)", () => {
  const contract = [...distinct.values()].filter(({ paths }) =>
    paths.some((path) => path.startsWith("packages/contract/")),
  );
  expect(contract.length).toBeGreaterThan(5);
  const slow = contract.flatMap(({ expression: { pattern, flags } }) => {
    const compiled = new RegExp(pattern, flags);
    const time = (text: string) => {
      compiled.lastIndex = 0;
      const start = performance.now();
      compiled.test(text);
      return performance.now() - start;
    };
    // A busy machine may stop the process in between, but not each time.
    return hostile.flatMap((text) => {
      let took = time(text);
      for (let again = 0; again < 5 && took >= 50; again++) took = Math.min(took, time(text));
      return took < 50 ? [] : [`/${pattern}/${flags}: ${took} ms`];
    });
  });
  expect(slow).toEqual([]);
});
