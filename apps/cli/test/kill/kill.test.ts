import { NodeServices } from "@effect/platform-node";
import { describe, expect, it } from "@effect/vitest";
import { Context, Effect, Layer } from "effect";
import { FetchHttpClient } from "effect/http";
import { disturb, type Outcome, type Scene } from "./disturb.ts";
import { planFaults } from "./Faults.ts";
import * as Scenes from "./Scene.ts";
import { verdict } from "./verdict.ts";

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
  ).pipe(Layer.provide([NodeServices.layer, FetchHttpClient.layer]));
}

describe("an analysis whose hub and agents are killed", () => {
  it.layer(Calm.layer, { excludeTestServices: true, timeout: "120 seconds" })((it) => {
    it.effect.each([1, 2, 3])(
      "completes with the same result, and nothing happens twice (seed %d)",
      (seed) =>
        Effect.gen(function* () {
          const { scene, undisturbed } = yield* Calm;
          expect(undisturbed.evidence.state).toBe("completed");
          const faults = planFaults(seed);
          const disturbed = yield* disturb(scene, `seed ${seed}`, faults);
          yield* Effect.logInfo(
            `seed ${seed}, ${disturbed.seconds.toFixed(1)} s:\n${disturbed.kills.join("\n")}`,
          );
          expect(verdict(scene.lagoon, undisturbed, disturbed, faults)).toEqual([]);
        }).pipe(Effect.provide([NodeServices.layer, FetchHttpClient.layer])),
      240_000,
    );
  });
});
