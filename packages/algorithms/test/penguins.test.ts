import { readFile } from "node:fs/promises";
import { seeded } from "@atoll/sdk/testing/seeded";
import { simulate } from "@atoll/sdk/testing/simulate";
import { beforeAll, describe, expect, it } from "vitest";
import penguins from "../src/demo/penguins.ts";
import { fitPooled } from "../src/fitPooled.ts";
import type { LogisticFit } from "../src/LogisticFit.ts";
import { parseLogisticModel } from "../src/LogisticModel.ts";
import { toEqualFit } from "./fitAt.ts";

const parameters = {
  outcome: "Sex",
  positive: "MALE",
  negative: "FEMALE",
  predictors: ["Body Mass (g)", "Beak Length (mm)", "Flipper Length (mm)"],
  tolerance: 1e-8,
};

/** Estimate and standard error of each term, by Newton's method with 40-digit arithmetic (mpmath 1.3). */
const exact = [
  [8.256932562266622, 2.763749512625205],
  [0.0029604439316654897, 0.0004187974095647048],
  [0.1458945188182684, 0.03322935631274911],
  [-0.13486140792947157, 0.0234057998508512],
] as const;

describe("the penguins demo", () => {
  let rows: ReadonlyArray<{ readonly [column: string]: string | number | null }> = [];
  beforeAll(async () => {
    const file = new URL("../node_modules/vega-datasets/data/penguins.json", import.meta.url);
    rows = JSON.parse(await readFile(file, "utf8"));
  });

  const run = (deliverNext?: (count: number) => number) =>
    simulate({
      analysis: penguins,
      parameters,
      sites: Object.fromEntries(
        ["Biscoe", "Dream", "Torgersen"].map((island) => [
          island,
          rows.filter((row) => row["Island"] === island),
        ]),
      ),
      ...(deliverNext === undefined ? {} : { deliverNext }),
    });

  it("fits across the islands what the pooled rows give, to 1e-6 and to the exact value", async () => {
    const { result } = await run();
    const submitted = asFit(result);
    toEqualFit(submitted, fitPooled(parseLogisticModel(parameters), rows), 1e-6);
    for (const [index, [estimate, standardError]] of exact.entries()) {
      const term = submitted.terms[index];
      expect(Math.abs((term?.estimate ?? Number.NaN) / estimate - 1)).toBeLessThan(1e-9);
      expect(Math.abs((term?.standardError ?? Number.NaN) / standardError - 1)).toBeLessThan(1e-8);
    }
    expect(submitted.logLikelihood).toBeCloseTo(-175.36576659316802, 9);
    // One bird's sex is recorded as "." and ten are missing.
    expect(submitted).toMatchObject({ observations: 333, positives: 168, excluded: 11 });
    expect(result).toMatchObject({
      sites: [
        { nodeId: "Biscoe", observations: 163 },
        { nodeId: "Dream", observations: 123 },
        { nodeId: "Torgersen", observations: 47 },
      ],
    });
  });

  it("gives the same bytes whatever the order of arrival", async () => {
    const results = new Set<string>();
    for (let seed = 1; seed <= 10; seed++) results.add(JSON.stringify((await run(seeded(seed))).result));
    expect(results.size).toBe(1);
  });
});

const asFit = (result: unknown): LogisticFit => JSON.parse(JSON.stringify(result));
