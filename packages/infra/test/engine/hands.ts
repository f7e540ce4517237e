import { Deferred, Effect, Layer, Schema } from "effect";
import { Activity, DurableDeferred, Workflow } from "effect/workflow";
import { Home } from "./EngineProcess.ts";

const keyed = { payload: { key: Schema.String }, idempotencyKey: ({ key }: { readonly key: string }) => key };

/** Where each activity of an execution ran, in order; and what holds it up there. */
export const ran = new Map<string, Array<string>>();
export const gates = new Map<string, Deferred.Deferred<void>>();

const gateOf = (key: string, home: string) => {
  const name = `${key} ${home}`;
  const gate = gates.get(name) ?? Deferred.makeUnsafe<void>();
  gates.set(name, gate);
  return gate;
};

/** Lets the activities of this key go on that run there. */
export const open = (key: string, home: string) => Deferred.succeed(gateOf(key, home), undefined);

const work = (key: string) =>
  Activity.make({
    name: "work",
    success: Schema.String,
    execute: Effect.gen(function* () {
      const home = yield* Home;
      ran.set(key, [...(ran.get(key) ?? []), home]);
      yield* Deferred.await(gateOf(key, home));
      return home;
    }),
  });

/** Answers with the process whose result counts. */
export const Worker = Workflow.make("Hands/Worker", { ...keyed, success: Schema.String });

export const word = DurableDeferred.make("word", { success: Schema.String });

/** Answers with the word it is told. */
export const Listener = Workflow.make("Hands/Listener", { ...keyed, success: Schema.String });

/** Awaits the listener of the key that stands before the colon. */
export const Awaiting = Workflow.make("Hands/Awaiting", { ...keyed, success: Schema.String });

/** Holds what a finalizer with an activity of its own gives back. */
export const Tidy = Workflow.make("Hands/Tidy", { ...keyed, success: Schema.String });

export const workflows = Layer.mergeAll(
  Worker.toLayer(({ key }) => work(key)),
  Listener.toLayer(() => DurableDeferred.await(word)),
  Awaiting.toLayer(({ key }) => Listener.execute({ key: key.split(":")[0] ?? "" })),
  Tidy.toLayer(({ key }) =>
    Effect.ensuring(work(key), Activity.make({ name: "tidy", execute: Effect.void })),
  ),
);

export const say = (workflow: Workflow.Any, executionId: string, value: string) =>
  DurableDeferred.succeed(word, {
    token: DurableDeferred.tokenFromExecutionId(word, { workflow, executionId }),
    value,
  });

/** Ends when it is so; a test that waits for longer has failed. */
export const until = <E, R>(so: Effect.Effect<boolean, E, R>) =>
  Effect.suspend(() => so).pipe(
    Effect.tap((is) => (is ? Effect.void : Effect.sleep(8))),
    Effect.repeat({ until: (is) => is }),
    Effect.timeout("20 seconds"),
    Effect.asVoid,
  );

export const ranAt = (key: string, home: string) =>
  until(Effect.sync(() => ran.get(key)?.includes(home) === true));
