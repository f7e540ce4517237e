import { Effect } from "effect";
import { AgentState } from "../../src/state/AgentState.ts";
import { claimed, sealed } from "./stateKit.ts";

/** Appends until it is killed: writes `run sequence` for each message that it was told is durable. */
const say = (line: string) => Effect.sync(() => process.stdout.write(`${line}\n`));

const program = Effect.gen(function* () {
  const state = yield* AgentState;
  const runs = [1, 2, 3, 4, 5, 6, 7, 8];
  yield* Effect.forEach(runs, (run) => state.append(claimed(run)), { discard: true });
  yield* Effect.forEach(
    runs,
    (run) =>
      Effect.gen(function* () {
        for (let sequence = 1; ; sequence += 1) {
          yield* state.append(sealed(run, sequence, 2, 3_000));
          yield* say(`${run} ${sequence}`);
        }
      }),
    { concurrency: "unbounded", discard: true },
  );
});

await Effect.runPromise(program.pipe(Effect.provide(AgentState.layer(process.argv[2] ?? ""))));
