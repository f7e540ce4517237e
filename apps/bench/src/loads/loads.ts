import { insertRow, pgbenchLoad, readRow, type Script } from "../contenders/limits/pgbench.ts";
import type { Server } from "../protocol/Contender.ts";
import type { Setup } from "../protocol/Setup.ts";
import { batchLoad } from "./batchLoad.ts";
import { drainLoad } from "./drainLoad.ts";
import { fairnessLoad } from "./fairnessLoad.ts";
import { enumerationDriver } from "./http/enumerationDriver.ts";
import { httpDriver } from "./http/httpDriver.ts";
import { signInDriver } from "./http/signInDriver.ts";
import { latencyLoad } from "./latencyLoad.ts";
import type { Load } from "./Load.ts";
import {
  enumeratedServerOf,
  jobServerOf,
  orderServerOf,
  queueOf,
  readServerOf,
  signInServerOf,
  waitsOf,
  workflowsOf,
} from "./opening.ts";
import { waitLoad } from "./waitLoad.ts";
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

/** Driven by a process of its own at the peak, and then at a share of it. */
const served = (opening: Opening<Server>, share: number, limit: Script = readRow) => {
  const serve = on(opening, (_, { port, requests, close }): Load => ({ port, requests, close }));
  return async (setup: Setup): Promise<Load> => {
    if (setup.target !== null) return httpDriver(share)(setup);
    return setup.contender === "pgbench" ? pgbenchLoad(limit)(setup) : serve(setup);
  };
};

/** A server, and what drives it from a process of its own. */
const driven = (opening: Opening<Server>, driver: (setup: Setup) => Promise<Load>) => {
  const serve = on(opening, (_, { port, requests, close }): Load => ({ port, requests, close }));
  return (setup: Setup): Promise<Load> => (setup.target === null ? serve(setup) : driver(setup));
};

/** What a contender's process does, by scenario. */
const loads: Readonly<Record<string, (setup: Setup) => Promise<Load>>> = {
  "1": served(readServerOf, 0.7),
  "2": served(orderServerOf, 0.7),
  "10": on(queueOf, fairnessLoad),
  "4": served(jobServerOf, 0.5, insertRow),
  "5": on(queueOf, batchLoad),
  "6": on(queueOf, drainLoad),
  "7/1": on(workflowsOf, workflowLoad(1)),
  "7/10": on(workflowsOf, workflowLoad(10)),
  "8": on(queueOf, latencyLoad),
  "9": on(waitsOf, waitLoad),
  "13": driven(signInServerOf, signInDriver),
  "14": driven(enumeratedServerOf, enumerationDriver),
};

export const loadOf = async (setup: Setup): Promise<Load> => {
  const load = loads[setup.scenario];
  if (load === undefined) throw unknown(setup);
  return load(setup);
};
