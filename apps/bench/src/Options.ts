import { parseArgs } from "node:util";
import { catalogue, isChosen } from "./catalogue/catalogue.ts";
import type { ServerChoice } from "./harness/PostgresTarget.ts";

export interface Options {
  /** Numbers (`7`) or parts of them (`7/10`); all when empty. */
  readonly scenarios: ReadonlyArray<string>;
  /** Ids of contenders; all when empty. The reference of a scenario is wanted for its ratios. */
  readonly only: ReadonlyArray<string>;
  readonly rounds: number;
  readonly warmUpSeconds: number;
  readonly measuredSeconds: number;
  readonly quick: boolean;
  /** How long a round is held back while others use the machine. */
  readonly waitSeconds: number;
  readonly server: ServerChoice;
  readonly out: string | undefined;
}

const list = (texts: ReadonlyArray<string> | undefined) =>
  (texts ?? []).flatMap((text) => text.split(",")).filter((text) => text !== "");

/** `quick` is for a look at the size of things; its figures are no measurement. */
export const parseOptions = (args: ReadonlyArray<string>): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scenario: { type: "string", multiple: true },
      only: { type: "string", multiple: true },
      rounds: { type: "string" },
      "warm-up": { type: "string" },
      measured: { type: "string" },
      wait: { type: "string" },
      quick: { type: "boolean", default: false },
      server: { type: "string", default: "embedded" },
      out: { type: "string" },
    },
  });
  const positive = (text: string | undefined, otherwise: number, name: string) => {
    const value = text === undefined ? otherwise : Number(text);
    if (!(value > 0)) throw new Error(`--${name} wants a number above 0, not "${text}".`);
    return value;
  };
  if (values.server !== "embedded" && values.server !== "debian") {
    throw new Error(`--server is embedded or debian, not "${values.server}".`);
  }
  const { quick } = values;
  const known = [...catalogue.map(({ key }) => key), "11"];
  const scenarios = list(values.scenario);
  const unknown = scenarios.filter((wanted) => !known.some((key) => isChosen(key, [wanted])));
  if (unknown.length > 0)
    throw new Error(`There is no scenario ${unknown.join(", ")}; there are ${known.join(", ")}.`);
  return {
    scenarios,
    only: list(values.only),
    rounds: Math.ceil(positive(values.rounds, quick ? 1 : 5, "rounds")),
    warmUpSeconds: positive(values["warm-up"], quick ? 1 : 3, "warm-up"),
    measuredSeconds: positive(values.measured, quick ? 3 : 10, "measured"),
    quick,
    waitSeconds: positive(values.wait, quick ? 1 : 20, "wait"),
    server: values.server,
    out: values.out,
  };
};
