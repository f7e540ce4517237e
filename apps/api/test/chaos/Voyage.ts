import { Database } from "@atoll/database/Database";
import { run } from "@atoll/database/statements";
import { Config, Context, Effect, Layer, Schema } from "effect";
import { ClusterSchema } from "effect/cluster";
import { Activity, DurableClock, DurableDeferred, Workflow, WorkflowEngine } from "effect/workflow";

/** Which runner, and which of its lives: `1.4`. */
export class Life extends Context.Service<Life, string>()("@atoll/api/test/Life") {
  static readonly layer = Layer.effect(Life, Config.String("CHAOS_LIFE"));
}

/**
 * Leaves a mark in the world, as a step does that books a seat. Nothing in the table keeps it from being left twice: that
 * is the engine's promise. `began` is the server's time at the beginning of the transaction's work.
 */
export const leaveMark = Effect.fnUntraced(function* (key: string) {
  const { sql, transaction } = yield* Database;
  const life = yield* Life;
  yield* transaction(run(sql`insert into chaos_marks (key, life) values (${key}, ${life})`));
});

/** A step whose mark and whose record in the journal are one commit. */
const step = (name: string) =>
  Activity.make({
    name,
    execute: Effect.gen(function* () {
      const { executionId } = yield* WorkflowEngine.WorkflowInstance;
      yield* Effect.orDie(leaveMark(`${executionId}/${name}`));
    }),
  }).annotate(ClusterSchema.WithTransaction, true);

export const goAhead = DurableDeferred.make("go ahead", { success: Schema.String });

/** One step and over: how fast the engine is. */
export const Hop = Workflow.make("Chaos/Hop/1", {
  payload: { key: Schema.String },
  idempotencyKey: ({ key }) => key,
});

export const Leg = Workflow.make("Chaos/Leg/1", {
  payload: { key: Schema.String },
  success: Schema.String,
  idempotencyKey: ({ key }) => key,
});

/** Five steps at least; with a sleep, a word from outside and a child where the payload says so. */
export const Voyage = Workflow.make("Chaos/Voyage/1", {
  payload: { key: Schema.String, sleeps: Schema.Int, listens: Schema.Boolean, child: Schema.Boolean },
  success: Schema.String,
  idempotencyKey: ({ key }) => key,
});

const hop = step("hop");
const legs = [step("leg 1"), step("leg 2")];
const steps = {
  book: step("book"),
  pack: step("pack"),
  sleep: step("before sleep"),
  wake: step("after sleep"),
  listen: step("heard"),
  sail: step("sail"),
  arrive: step("arrive"),
};

export const layer = Layer.mergeAll(
  Hop.toLayer(() => hop),
  Leg.toLayer(({ key }) => Effect.as(Effect.all(legs), key)),
  Voyage.toLayer(
    Effect.fnUntraced(function* ({ key, sleeps, listens, child }) {
      yield* steps.book;
      yield* steps.pack;
      if (sleeps > 0) {
        yield* steps.sleep;
        yield* DurableClock.sleep({ name: "sleep", duration: sleeps, inMemoryThreshold: 0 });
        yield* steps.wake;
      }
      if (listens) {
        yield* DurableDeferred.await(goAhead);
        yield* steps.listen;
      }
      if (child) yield* Leg.execute({ key });
      yield* steps.sail;
      yield* steps.arrive;
      return key;
    }),
  ),
);

/** The marks that the execution of this payload has to leave, each once. */
export const marksOfVoyage = Effect.fnUntraced(function* (payload: typeof Voyage.payloadSchema.Type) {
  const executionId = yield* Voyage.executionId(payload);
  const names = [
    "book",
    "pack",
    ...(payload.sleeps > 0 ? ["before sleep", "after sleep"] : []),
    ...(payload.listens ? ["heard"] : []),
    "sail",
    "arrive",
  ];
  const leg = yield* Leg.executionId({ key: payload.key });
  return [
    ...names.map((name) => `${executionId}/${name}`),
    ...(payload.child ? ["leg 1", "leg 2"].map((name) => `${leg}/${name}`) : []),
  ];
});
