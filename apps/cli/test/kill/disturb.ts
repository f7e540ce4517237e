import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import { Effect, Fiber } from "effect";
import type { SqlClient } from "effect/sql";
import { consent, follow, prepare, resultOf, submit } from "./analyse.ts";
import * as Evidence from "./Evidence.ts";
import { type Fault, sayFault } from "./Faults.ts";
import type { Lagoon } from "./Lagoon.ts";
import type { Moments } from "./Moments.ts";
import type { SeenCall } from "./Relay.ts";

/** What one analysis came to. */
export interface Outcome {
  readonly result: string;
  readonly evidence: Evidence.Evidence;
  /** The calls with an effect, by whoever made them. */
  readonly calls: ReadonlyArray<SeenCall>;
  /** What was killed and where the analysis stood then, in the order of the kills. */
  readonly kills: ReadonlyArray<string>;
  readonly killedIn: ReadonlyArray<string>;
  readonly seconds: number;
}

export interface Scene {
  readonly lagoon: Lagoon;
  readonly moments: Moments;
  /** As superuser. */
  readonly sql: SqlClient.SqlClient;
}

/** As if the hub had been away for an hour: by the time it is back no lease and no token is good any more. */
const letTimePass = (sql: SqlClient.SqlClient) =>
  Effect.all([
    sql`update runs set lease_expires_at = lease_expires_at - interval '1 hour' where lease_expires_at is not null`,
    sql`update nodes set lease_expires_at = lease_expires_at - interval '1 hour'`,
    sql`update messages set lease_expires_at = lease_expires_at - interval '1 hour' where lease_expires_at is not null`,
    sql`update node_tokens set expires_at = expires_at - interval '1 day'`,
    sql`update run_tokens set expires_at = expires_at - interval '1 day'`,
  ]);

/** Waits for the moment of a fault and carries it out. */
const commit = Effect.fnUntraced(function* (scene: Scene, analysisId: AnalysisId, fault: Fault) {
  const { lagoon, moments, sql } = scene;
  const { victim, moment, held, afterMillis, back } = fault;
  yield* moments.come(analysisId, moment);
  if (held?.when === "leaving") yield* moments.someoneAt(held.state);
  yield* ProcessTable.pause(afterMillis);
  let state = "";
  const killed = Effect.gen(function* () {
    const [row] = yield* sql`select state from analyses where id = ${analysisId}`;
    state = String(row?.["state"]);
    if (held !== null) yield* moments.open(held.state);
    if (back._tag === "Late") yield* letTimePass(sql);
  }).pipe(Effect.orDie);
  if (victim === "wire") yield* Effect.andThen(killed, lagoon.relay.cut);
  else {
    const process = victim === "hub" ? lagoon.hub : lagoon.agents[victim];
    yield* process.crash(killed, back._tag === "Again" ? back.millis : undefined);
  }
  const said = `${sayFault(fault)} (in ${state})`;
  yield* Effect.logDebug(`killed ${said}`);
  return { victim, state, said };
});

/** Runs the analysis once, with these faults; an empty schedule leaves it alone. */
export const disturb = Effect.fn("disturb")(function* (
  scene: Scene,
  name: string,
  faults: ReadonlyArray<Fault>,
) {
  const { lagoon, moments, sql } = scene;
  const begin = performance.now();
  const before = lagoon.relay.calls().length;
  const analysisId = yield* prepare(lagoon, name);
  const gates = faults.flatMap(({ held }) => (held === null ? [] : [held.state]));
  yield* Effect.acquireRelease(Effect.forEach(gates, moments.close), () =>
    Effect.forEach(gates, moments.open),
  );
  const kills: Array<{ readonly victim: string; readonly state: string; readonly said: string }> = [];
  const committing = yield* Effect.forEach(
    faults,
    (fault) => Effect.map(commit(scene, analysisId, fault), (kill) => void kills.push(kill)),
    { concurrency: "unbounded" },
  ).pipe(Effect.forkScoped);
  yield* submit(lagoon, analysisId);
  yield* consent(lagoon, analysisId);
  yield* follow(lagoon, analysisId);
  // What is still waiting for its moment waits for ever in an analysis that ended otherwise.
  yield* Fiber.join(committing).pipe(Effect.timeoutOption("30 seconds"));
  const evidence = yield* Evidence.take(sql, lagoon, analysisId);
  const result = evidence.state === "completed" ? yield* resultOf(lagoon, analysisId) : evidence.state;
  return {
    result,
    evidence,
    calls: lagoon.relay.calls().slice(before),
    kills: kills.map(({ said }) => said),
    killedIn: kills.filter(({ victim }) => victim === "hub").map(({ state }) => state),
    seconds: (performance.now() - begin) / 1_000,
  } satisfies Outcome;
}, Effect.scoped);
