import { DBOS } from "@dbos-inc/dbos-sdk";
import type { Open, Workflows } from "../../protocol/Contender.ts";
import { launch } from "./launch.ts";

interface Payload {
  readonly key: string;
  readonly amount: number;
  readonly steps: number;
}

const run = DBOS.registerWorkflow(
  async ({ amount, steps }: Payload) => {
    let sum = amount;
    for (let step = 0; step < steps; step++) {
      const done = await DBOS.runStep(async () => ({ step, note: "done" }), { name: `step-${step}` });
      sum += done.step;
    }
    return sum;
  },
  { name: "bench" },
);

export const openWorkflows: Open<Workflows> = async ({ urls }) => {
  await launch(urls.owner);
  return {
    run: async (key, steps) => {
      const handle = await DBOS.startWorkflow(run, { workflowID: key })({ key, amount: 42, steps });
      await handle.getResult();
    },
    close: () => DBOS.shutdown(),
  };
};
