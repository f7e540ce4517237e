import { NodeServices } from "@effect/platform-node";
import { Effect } from "effect";
import * as TestRun from "./TestRun.ts";

/**
 * Vitest's global setup: opens the run whose servers the workers share, after clearing away what crashed runs
 * left. Starts no server: the first suite that asks for one does. The teardown stops them all.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await Effect.runPromise(
    Effect.gen(function* () {
      yield* TestRun.sweep;
      return yield* TestRun.make();
    }).pipe(Effect.provide(NodeServices.layer)),
  );
  TestRun.announce(folder);
  return () => Effect.runPromise(TestRun.remove(folder).pipe(Effect.provide(NodeServices.layer)));
}
