import type { RunId } from "@atoll/contract/analyses/Run";
import { Effect, FiberMap, Layer, Option } from "effect";
import { version } from "./agentVersion.ts";
import { Datasets } from "./datasets/Datasets.ts";
import { Hub } from "./hub/Hub.ts";
import { Consents } from "./policy/Consents.ts";
import { RunExecutor } from "./runs/RunExecutor.ts";
import { AgentState } from "./state/AgentState.ts";

/** The hub takes a node for offline 45 s after its last heartbeat. */
const heartbeatInterval = "15 seconds";
const longestPollSeconds = 20;

const heartbeats = Effect.gen(function* () {
  const { client, call } = yield* Hub;
  const { catalogue } = yield* Datasets;
  const beat = call(
    client.nodes.heartbeat({ payload: { agentVersion: version, catalogue, draining: false } }),
  );
  return yield* Effect.tapError(beat, (error) =>
    Effect.logError(`The hub refuses heartbeats: ${error.message}`),
  ).pipe(Effect.ignore, Effect.andThen(Effect.sleep(heartbeatInterval)), Effect.forever);
});

const work = Effect.gen(function* () {
  const { client, call } = yield* Hub;
  const state = yield* AgentState;
  const consents = yield* Consents;
  const executor = yield* RunExecutor;
  const runs = yield* FiberMap.make<RunId>();

  const start = (runId: RunId) => FiberMap.run(runs, runId, executor.execute(runId), { onlyIfMissing: true });

  /** Also a run that this agent forgot: claimed again, it is reported as cancelled. */
  const cancel = (runId: RunId) => Effect.andThen(executor.cancel(runId), start(runId));

  const poll = Effect.fnUntraced(function* (known: Option.Option<string>) {
    const query = { wait: longestPollSeconds, ...Option.match(known, { onNone: () => ({}), onSome: named }) };
    const found = yield* call(client.nodes.work({ query }));
    yield* Effect.forEach(found.consents, consents.decide, { discard: true });
    yield* Effect.forEach(found.assignments, ({ runId }) => start(runId), { discard: true });
    yield* Effect.forEach(found.cancellations, cancel, { discard: true });
    return Option.some(found.cursor);
  });

  const open = yield* state.openRuns;
  yield* Effect.forEach(open, ({ claimed }) => start(claimed.runId), { discard: true });
  let known = Option.none<string>();
  while (true) {
    known = yield* poll(known).pipe(
      Effect.catch((error) =>
        Effect.logError(`The hub refuses to give work: ${error.message}`).pipe(
          Effect.andThen(Effect.sleep("5 seconds")),
          Effect.as(Option.none<string>()),
        ),
      ),
    );
  }
}).pipe(Effect.scoped);

const named = (cursor: string) => ({ known: cursor });

/** Heartbeats and work until the scope closes; then every analysis it runs is ended with it. */
export const layer = Layer.effectDiscard(
  Effect.andThen(Effect.forkScoped(heartbeats), Effect.forkScoped(work)),
);
