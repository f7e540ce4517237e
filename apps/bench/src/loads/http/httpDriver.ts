import { quantile } from "../../figures/Statistics.ts";
import type { Setup } from "../../protocol/Setup.ts";
import { closedLoop } from "../closedLoop.ts";
import type { Load, Marks, Outcome } from "../Load.ts";
import { openLoop } from "../openLoop.ts";
import { type HttpConnection, openConnection } from "./HttpConnection.ts";

const inFlight = 64;
/** Twice as many, so that an open loop is not held back by a slow moment. */
const connections = 128;
const loadedSeconds = 5;

/** Takes a free connection for as long as one request needs it; waits where there is none. */
const asking = (free: Array<HttpConnection>, request: Buffer, expected: number) => {
  const queue: Array<(connection: HttpConnection) => void> = [];
  const taken = () => {
    const connection = free.pop();
    return connection === undefined
      ? new Promise<HttpConnection>((resolve) => void queue.push(resolve))
      : Promise.resolve(connection);
  };
  return async () => {
    const connection = await taken();
    const status = await connection.ask(request);
    if (status !== expected) throw new Error(`The server answered ${status}, not ${expected}.`);
    const next = queue.shift();
    if (next === undefined) free.push(connection);
    else next(connection);
  };
};

/**
 * Drives a server over kept connections: 64 callers at once for the rate, then an even load of a share of
 * that rate for the latency a user sees.
 */
export const httpDriver =
  (share: number) =>
  async (setup: Setup): Promise<Load> => {
    const { port = 0, requests = {} } = setup.target ?? {};
    const request = Buffer.from(requests["request"] ?? "");
    const expected = Number(requests["status"] ?? "200");
    const all = await Promise.all(Array.from({ length: connections }, () => openConnection(port)));
    const ask = asking([...all], request, expected);
    await ask();
    const measure = async (marks: Marks): Promise<Outcome> => {
      const outcome = await closedLoop(setup, marks, {
        inFlight,
        operate: async () => {
          await ask();
          return 1;
        },
      });
      const { rate = 0, p50 = 0, p99 = 0 } = outcome.figures;
      const latencies: Array<number> = [];
      await openLoop(rate * share, Math.min(setup.measuredSeconds, loadedSeconds), async () => {
        const began = performance.now();
        await ask();
        latencies.push(performance.now() - began);
      });
      const loaded = { loaded50: quantile(latencies, 0.5), loaded99: quantile(latencies, 0.99) };
      return { operations: outcome.operations, figures: { rate, p50, p99, ...loaded } };
    };
    return {
      measure,
      close: async () => {
        for (const connection of all) connection.close();
      },
    };
  };
