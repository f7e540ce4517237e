import * as DueTimer from "@atoll/infra/schedules/DueTimer";
import { scheduleTopic } from "@atoll/infra/wakeups/Wakeups";
import { Effect, Layer } from "effect";
import { ScheduleFirings } from "./ScheduleFirings.ts";

/**
 * Fires schedules when they are due. Part of the runner role; any number may run at once. It is armed for the next due
 * time, hears of changed schedules, and looks twice a minute in any case.
 */
export const layer = Layer.effectDiscard(
  Effect.gen(function* () {
    const { fireDue } = yield* ScheduleFirings;
    yield* Effect.forkScoped(DueTimer.run({ name: "Schedules", topic: scheduleTopic, work: fireDue }));
  }),
).pipe(Layer.provide(ScheduleFirings.layer));
