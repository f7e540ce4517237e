import { quantile } from "../../figures/Statistics.ts";
import type { Setup } from "../../protocol/Setup.ts";
import { closedLoop } from "../closedLoop.ts";
import type { Load, Marks, Outcome } from "../Load.ts";
import { openLoop } from "../openLoop.ts";
import { type HttpConnection, openConnection } from "./HttpConnection.ts";
import { rawRequest } from "./rawRequest.ts";

const readsPerSecond = 100;
/** More than are under way, so that an even load is not held back by a slow moment. */
const readers = 64;

interface Asking {
  readonly connection: HttpConnection;
  readonly request: Buffer;
}

/** Asks by one that nobody else asks by meanwhile. */
const askBy = async (free: Array<Asking>): Promise<void> => {
  const asking = free.shift();
  if (asking === undefined) throw new Error("No connection is free: the server is far behind.");
  const status = await asking.connection.ask(asking.request);
  if (status !== 200) throw new Error(`The server answered ${status}, not 200.`);
  free.push(asking);
};

/** The times of an even load of reads. */
const timesOf = async (free: Array<Asking>, seconds: number): Promise<ReadonlyArray<number>> => {
  const times: Array<number> = [];
  await openLoop(readsPerSecond, seconds, async () => {
    const began = performance.now();
    await askBy(free);
    times.push(performance.now() - began);
  });
  return times;
};

const signInOf = (requests: Readonly<Record<string, string>>, index: number): Buffer => {
  const { emails = "", password = "" } = requests;
  const body = { email: emails.replace("*", String(index)), password };
  // Each from an address of its own: so many from one would be held up.
  const headers = { "X-Forwarded-For": `198.51.100.${index}` };
  return Buffer.from(rawRequest("POST", "/api/v1/auth/login", { body, headers }));
};

/** Reads alone, and then the same reads while everybody signs in, each again as soon as it is answered. */
export const signInDriver = async (setup: Setup): Promise<Load> => {
  const { port = 0, requests = {} } = setup.target ?? {};
  const connect = (request: Buffer) => openConnection(port).then((connection) => ({ connection, request }));
  const read = Buffer.from(requests["request"] ?? "");
  const reading = await Promise.all(Array.from({ length: readers }, () => connect(read)));
  const people = Number(requests["people"] ?? "0");
  const signingIn = await Promise.all(
    Array.from({ length: people }, (_, index) => connect(signInOf(requests, index))),
  );
  const all = [...reading, ...signingIn];
  const measure = async (marks: Marks): Promise<Outcome> => {
    await timesOf(reading, setup.warmUpSeconds);
    const quiet = await timesOf(reading, setup.measuredSeconds);
    const beside: Array<Promise<ReadonlyArray<number>>> = [];
    const begin = async () => {
      await marks.begin();
      beside.push(timesOf(reading, setup.measuredSeconds));
    };
    const operate = async () => {
      await askBy(signingIn);
      return 1;
    };
    const signedIn = await closedLoop(setup, { begin, end: marks.end }, { inFlight: people, operate });
    const loaded = (await Promise.all(beside)).flat();
    const { rate = 0, p50: signIn50 = 0 } = signedIn.figures;
    const [quiet99, beside99] = [quantile(quiet, 0.99), quantile(loaded, 0.99)];
    const medians = { quiet50: quantile(quiet, 0.5), beside50: quantile(loaded, 0.5), signIn50 };
    const figures = { ...medians, quiet99, beside99, factor: beside99 / quiet99, rate };
    return { operations: signedIn.operations, figures };
  };
  return {
    measure,
    close: async () => {
      for (const { connection } of all) connection.close();
    },
  };
};
