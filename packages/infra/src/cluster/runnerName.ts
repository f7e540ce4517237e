import type { RunnerAddress } from "effect/cluster";

/** How a runner is called in the database and to people. */
export const nameOf = ({ host, port }: RunnerAddress.RunnerAddress): string => `${host}:${port}`;
