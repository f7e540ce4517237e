import { DBOS } from "@dbos-inc/dbos-sdk";
import type { Open, Waits } from "../../protocol/Contender.ts";
import { makeMoments } from "../Moments.ts";
import { launch } from "./launch.ts";

interface Payload {
  readonly key: string;
  readonly steps: number;
  readonly sleep: number;
}

const moments = makeMoments();
const patienceSeconds = 600;

const wait = DBOS.registerWorkflow(
  async ({ key, steps, sleep }: Payload) => {
    for (let step = 0; step < steps; step++) {
      await DBOS.runStep(async () => ({ step, note: "done" }), { name: `step-${step}` });
    }
    moments.reached(`${key} waits`);
    if (sleep === 0) await DBOS.recv("go", patienceSeconds);
    else await DBOS.sleepms(sleep);
    await DBOS.runStep(async () => moments.reached(`${key} behind`), { name: "behind" });
  },
  { name: "wait" },
);

/** Its workflows stay in memory while they wait: a signal finds them there, and nothing is replayed. */
export const openWaits: Open<Waits> = async ({ urls }) => {
  await launch(urls.owner);
  const start = (payload: Payload) => DBOS.startWorkflow(wait, { workflowID: payload.key })(payload);
  return {
    startWaiting: async (key, steps) => {
      await start({ key, steps, sleep: 0 });
      await moments.of(`${key} waits`);
    },
    signal: async (key) => {
      const began = performance.now();
      await DBOS.send(key, "go", "go");
      return (await moments.of(`${key} behind`)) - began;
    },
    sleep: async (key, milliseconds) => {
      await start({ key, steps: 0, sleep: milliseconds });
      const began = await moments.of(`${key} waits`);
      return (await moments.of(`${key} behind`)) - began - milliseconds;
    },
    close: () => DBOS.shutdown(),
  };
};
