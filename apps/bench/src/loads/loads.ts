import type { Setup } from "../protocol/Setup.ts";
import type { Load } from "./Load.ts";
import { workflowLoad } from "./workflowLoad.ts";

type OpenLoad = (setup: Setup) => Promise<Load>;
type OpenLoads = Readonly<Record<string, OpenLoad>>;

const workflows = (steps: number): OpenLoads => {
  const load = workflowLoad(steps);
  return {
    dbos: async (setup) => {
      const { openWorkflows } = await import("../contenders/dbos/workflows.ts");
      return load(setup, await openWorkflows(setup));
    },
    stock: async (setup) => {
      const { openWorkflows } = await import("../contenders/effect/stock.ts");
      return load(setup, await openWorkflows(setup));
    },
    memory: async (setup) => {
      const { openWorkflows } = await import("../contenders/effect/memory.ts");
      return load(setup, await openWorkflows(setup));
    },
  };
};

/** What a contender's process does, by scenario and contender. Only what is needed is loaded into the process. */
const loads: Readonly<Record<string, OpenLoads>> = {
  "7/1": workflows(1),
  "7/10": workflows(10),
};

export const loadOf = (setup: Setup): Promise<Load> => {
  const open = loads[setup.scenario]?.[setup.contender];
  if (open === undefined) throw new Error(`There is no ${setup.contender} in scenario ${setup.scenario}.`);
  return open(setup);
};
