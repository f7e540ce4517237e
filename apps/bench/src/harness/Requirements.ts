import { spawnSync } from "node:child_process";
import { Effect } from "effect";
import type { Scenario } from "../catalogue/Scenario.ts";
import * as RedisTarget from "./RedisTarget.ts";

const isInstalled = (program: string) => spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;

/** What this machine lacks for a scenario's contenders, and the Redis they share for the scope. */
export const of = Effect.fn("Requirements.of")(function* (scenario: Scenario) {
  const lacking = yield* Effect.sync(() =>
    scenario.entrants.filter(({ needs }) => needs !== undefined && !isInstalled(needs)),
  );
  const missing = new Map(lacking.map(({ id, needs }) => [id, `left out: no ${needs} here`]));
  const wantsRedis = scenario.entrants.some(({ needs }) => needs === "redis-server");
  const version = yield* Effect.sync(() => (wantsRedis ? RedisTarget.installed() : null));
  const redis = version === null ? null : yield* RedisTarget.open(version);
  return { redis, missing };
});
