import { NodeServices } from "@effect/platform-node";
import { describe, expect, it } from "@effect/vitest";
import { Context, Effect, Fiber, Layer } from "effect";
import { aggregator } from "../../src/demo/islands.ts";
import { asStep, layerHttp } from "../../src/demo/HubAccess.ts";
import { disturb, type Outcome, type Scene } from "./disturb.ts";
import { planFaults, sayFault, states } from "./Faults.ts";
import * as Scenes from "./Scene.ts";
import { verdict } from "./verdict.ts";

/** Half a minute on a quiet machine: a hub starts a dozen times. */
const patience = 360_000;

/** The system, and what an analysis comes to that nobody disturbs. */
class Calm extends Context.Service<Calm, { readonly scene: Scene; readonly undisturbed: Outcome }>()(
  "@atoll/cli/test/kill/Calm",
) {
  static readonly layer = Layer.effect(
    Calm,
    Effect.gen(function* () {
      const scene = yield* Scenes.make;
      return { scene, undisturbed: yield* disturb(scene, "undisturbed", []) };
    }),
  ).pipe(Layer.provide([NodeServices.layer, layerHttp]));
}

it("has a schedule for each seed, with the hub killed in every state", () => {
  const plans = Array.from({ length: 100 }, (_, seed) => planFaults(seed));
  expect(new Set(plans.map((plan) => JSON.stringify(plan))).size).toBe(plans.length);
  expect(plans[7]).toEqual(planFaults(7));
  for (const plan of plans) expect(plan.flatMap(({ held }) => held?.state ?? [])).toEqual(states);
});

describe("an analysis whose hub and agents are killed", () => {
  it.layer(Calm.layer, { excludeTestServices: true, timeout: "120 seconds" })((it) => {
    // `npm run chaos` goes on from here, with as many seeds as it is told.
    it.effect.each([1, 2])(
      "completes with the same result, and nothing happens twice (seed %d)",
      (seed) =>
        Effect.gen(function* () {
          const { scene, undisturbed } = yield* Calm;
          expect(undisturbed.evidence.state).toBe("completed");
          const faults = planFaults(seed);
          yield* Effect.logInfo(`The schedule of seed ${seed}:\n${faults.map(sayFault).join("\n")}`);
          const disturbed = yield* disturb(scene, `seed ${seed}`, faults);
          const kills = disturbed.kills.join("\n");
          yield* Effect.logInfo(`Seed ${seed} in ${disturbed.seconds.toFixed(1)} s:\n${kills}`);
          expect(verdict(scene.lagoon, undisturbed, disturbed, faults)).toEqual([]);
        }).pipe(Effect.provide([NodeServices.layer, layerHttp])),
      patience,
    );

    it.effect(
      "carries a request with a key out once, though the hub dies before it can answer",
      () =>
        Effect.gen(function* () {
          const { lagoon, moments } = (yield* Calm).scene;
          const { projects } = lagoon.as[aggregator];
          yield* moments.close("answering");
          const asking = yield* projects
            .create({ payload: { name: "Once", description: "" } })
            .pipe(asStep("create a project", "once"), Effect.forkChild);
          yield* moments.someoneAt("answering");
          yield* lagoon.hub.crash(moments.open("answering"));
          const { id } = yield* Fiber.join(asking);
          const { items } = yield* projects.list({ query: {} });
          expect(items.filter(({ name }) => name === "Once").map((project) => project.id)).toEqual([id]);
        }).pipe(Effect.provide([NodeServices.layer, layerHttp])),
      patience,
    );
  });
});
