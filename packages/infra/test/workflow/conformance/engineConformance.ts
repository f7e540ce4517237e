import { describe, it } from "@effect/vitest";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { Duration, Effect, Layer, Logger } from "effect";
import * as TestDatabase from "../../support/TestDatabase.ts";
import * as Activities from "./activityCases.ts";
import * as Children from "./childCases.ts";
import * as Clocks from "./clockCases.ts";
import { Crowd, type Engine, type EngineUnderTest, Lateness, Processes } from "./Conformance.ts";
import * as Deferreds from "./deferredCases.ts";
import * as Endings from "./endingCases.ts";
import * as Identities from "./identityCases.ts";
import { Notes } from "./Notes.ts";
import * as Restarts from "./restartCases.ts";

const features = [Identities, Deferreds, Activities, Endings, Children, Clocks];

const workflows = Layer.mergeAll(
  Identities.layer,
  Deferreds.layer,
  Activities.layer,
  Endings.layer,
  Children.layer,
  Clocks.layer,
  Restarts.layer,
);

/** One process after the other on the case's own database. */
const processes = (engine: EngineUnderTest) =>
  Layer.effect(
    Processes,
    Effect.gen(function* () {
      const context = yield* Effect.context<TestPostgres | Notes>();
      const knowing = Layer.provideMerge(workflows, engine.layer);
      const run =
        (layer: typeof knowing) =>
        <A, E>(work: Effect.Effect<A, E, Engine | Notes | Lateness>) =>
          Effect.provide(work, Layer.provide(Layer.fresh(layer), Layer.succeedContext(context)));
      const { writeUnsafe } = yield* Notes;
      const logged = Logger.make(({ message }) => writeUnsafe("log", String(message)));
      const inIgnorance = run(engine.ignorant ?? engine.layer);
      return {
        next: run(knowing),
        ignorant: (work) => Effect.provide(inIgnorance(work), Logger.layer([logged])),
      };
    }),
  );

/** Above every case's own patience, in milliseconds. */
const limit = 90_000;

/** What every engine promises; declares the tests. */
export const conformance = (engine: EngineUnderTest): void => {
  // A case that hangs is one that does not hold.
  const declare = (name: string) => {
    const deviation = engine.deviations[name];
    return deviation === undefined
      ? { holds: true, title: name, patience: Duration.seconds(60) }
      : { holds: false, title: `${name} [deviates: ${deviation}]`, patience: Duration.seconds(3) };
  };
  const process = Layer.provideMerge(workflows, engine.layer).pipe(
    Layer.provideMerge(
      Layer.mergeAll(
        Notes.layer,
        Layer.succeed(Lateness, engine.lateness),
        Layer.succeed(Crowd, engine.crowd),
      ),
    ),
    Layer.provide(TestDatabase.layer),
  );
  describe(engine.name, () => {
    it.layer(process, { excludeTestServices: true })((it) => {
      for (const { name, body } of features.flatMap(({ cases }) => cases)) {
        const { holds, title, patience } = declare(name);
        const test = holds ? it.effect : it.effect.fails;
        test(title, () => body.pipe(Effect.scoped, Effect.timeout(patience)), limit);
      }
    });
    if (!engine.survives) return;
    for (const { name, body } of Restarts.cases) {
      const { holds, title, patience } = declare(name);
      const test = holds ? it.live : it.live.fails;
      const world = processes(engine).pipe(
        Layer.provideMerge(Layer.mergeAll(Notes.layer, Layer.succeed(Lateness, engine.lateness))),
        Layer.provideMerge(TestDatabase.layer),
      );
      test(title, () => body.pipe(Effect.scoped, Effect.provide(world), Effect.timeout(patience)), limit);
    }
  });
};
