import { describe, expect, it } from "vitest";
import { catalogue, chosen } from "../src/catalogue/catalogue.ts";
import { parseOptions } from "../src/Options.ts";

describe("the command line", () => {
  it("measures for ten seconds after three, five times, unless asked for a quick look", () => {
    expect(parseOptions([])).toMatchObject({
      rounds: 5,
      warmUpSeconds: 3,
      measuredSeconds: 10,
      waitSeconds: 20,
    });
    expect(parseOptions(["--quick"])).toMatchObject({ rounds: 1, warmUpSeconds: 1, measuredSeconds: 3 });
    expect(parseOptions(["--quick", "--rounds", "3"]).rounds).toBe(3);
  });

  it("refuses what it does not understand", () => {
    expect(() => parseOptions(["--rounds", "none"])).toThrow("--rounds wants a number above 0");
    expect(() => parseOptions(["--server", "oracle"])).toThrow("--server is embedded or debian");
    expect(() => parseOptions(["--faster"])).toThrow("--faster");
    expect(() => parseOptions(["--scenario", "7,3"])).toThrow("There is no scenario 3");
  });

  it("chooses scenarios by number or part, and contenders by name", () => {
    expect(chosen(["7"], []).map(({ key }) => key)).toEqual(["7/1", "7/10"]);
    expect(chosen(["7/10"], ["dbos"]).map(({ entrants }) => entrants.map(({ id }) => id))).toEqual([
      ["dbos"],
    ]);
    expect(chosen([], [])).toHaveLength(catalogue.length);
  });
});

describe("the catalogue", () => {
  it.for(catalogue.map((scenario) => [scenario.key, scenario] as const))(
    "%s names its references and each contender once",
    ([, { entrants, references }]) => {
      const ids = entrants.map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining([...references]));
      expect(new Set(ids).size).toBe(ids.length);
    },
  );
});
