import type { Setup } from "../protocol/Setup.ts";
import { batchLoad } from "./batchLoad.ts";
import { drainLoad } from "./drainLoad.ts";
import type { Load } from "./Load.ts";
import { queueOf, workflowsOf } from "./opening.ts";
import { workflowLoad } from "./workflowLoad.ts";

type Opening<Subject> = Readonly<Record<string, (setup: Setup) => Promise<Subject>>>;

const unknown = ({ scenario, contender }: Setup) =>
  new Error(`There is no ${contender} in scenario ${scenario}.`);

/** The scenario's load on whatever the contender opens. */
const on =
  <Subject>(opening: Opening<Subject>, load: (setup: Setup, subject: Subject) => Load) =>
  async (setup: Setup): Promise<Load> => {
    const open = opening[setup.contender];
    if (open === undefined) throw unknown(setup);
    return load(setup, await open(setup));
  };

/** What a contender's process does, by scenario. */
const loads: Readonly<Record<string, (setup: Setup) => Promise<Load>>> = {
  "5": on(queueOf, batchLoad),
  "6": on(queueOf, drainLoad),
  "7/1": on(workflowsOf, workflowLoad(1)),
  "7/10": on(workflowsOf, workflowLoad(10)),
};

export const loadOf = async (setup: Setup): Promise<Load> => {
  const load = loads[setup.scenario];
  if (load === undefined) throw unknown(setup);
  return load(setup);
};
