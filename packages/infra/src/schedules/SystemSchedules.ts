import * as DueTimes from "@atoll/contract/schedules/dueTimes";
import type { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import { SystemScheduleRepository } from "@atoll/database/schedules/SystemScheduleRepository";
import { Clock, DateTime, Duration, Effect, Layer, Option, Schema } from "effect";
import { SecureRandom } from "effect/crypto";
import * as DueTimer from "./DueTimer.ts";

/** Work of the hub's own that recurs. */
export interface SystemSchedule<R = never> {
  /** For ever: the database remembers by it when the work was done. */
  readonly name: string;
  /** Five fields, or six with seconds first; in UTC. */
  readonly cron: string;
  /**
   * Done once for each due time across all processes, by whichever is there. A process that is killed in the middle
   * leaves the work to another one half a minute later, and one that was frozen may overlap with it for ten seconds: so
   * what is done twice must be harmless. Due times that pass meanwhile are one.
   */
  readonly run: (due: DateTime.Utc) => Effect.Effect<void, { readonly message: string }, R>;
}

/** Another process works on the due time by now. */
class LeaseLost extends Schema.TaggedError<LeaseLost>()("LeaseLost", { name: Schema.String }) {
  override get message(): string {
    return `The lease of ${this.name} was lost, so its work was stopped here.`;
  }
}

class NeverDue extends Schema.TaggedError<NeverDue>()("NeverDue", {
  name: Schema.String,
  cron: Schema.String,
}) {
  override get message(): string {
    return `The system schedule ${this.name} is never due: ${this.cron}`;
  }
}

const leaseSeconds = 30;
const renewal = Duration.seconds(10);
const retrySeconds = 10;

/** Fails when the lease cannot be kept; otherwise for ever. */
const keeping = Effect.fnUntraced(function* (
  repository: SystemScheduleRepository["Service"],
  name: string,
  holder: string,
) {
  let renewed = yield* Clock.currentTimeMillis;
  while (true) {
    yield* Effect.sleep(renewal);
    const kept = yield* Effect.option(repository.renew(name, holder, leaseSeconds));
    const now = yield* Clock.currentTimeMillis;
    if (Option.isSome(kept) && kept.value) renewed = now;
    else if (Option.isSome(kept) || now - renewed >= leaseSeconds * 1_000)
      return yield* new LeaseLost({ name });
  }
});

/** Keeps system schedules. Part of the runner role; any number of processes may run at once. */
export const layer = <R = never>(schedules: ReadonlyArray<SystemSchedule<R>>) =>
  Layer.effectDiscard(
    Effect.gen(function* () {
      const repository = yield* SystemScheduleRepository;

      const watch = ({ name, cron, run }: SystemSchedule<R>) => {
        const after = (time: DateTime.Utc) =>
          Option.getOrThrowWith(
            DueTimes.nextDue({ cron, timeZone: "UTC" }, time),
            () => new NeverDue({ name, cron }),
          );

        const carryOut = Effect.fnUntraced(function* (due: DateTime.Utc, holder: string) {
          yield* run(due).pipe(
            Effect.raceFirst(keeping(repository, name, holder)),
            Effect.matchCauseEffect({
              onSuccess: () =>
                Effect.flatMap(repository.status(name), ({ now }) =>
                  repository.complete(name, holder, after(now)),
                ),
              onFailure: (cause) =>
                Effect.andThen(
                  Effect.logWarning(`The system schedule ${name} failed, it is tried again`, cause),
                  repository.release(name, holder, retrySeconds),
                ),
            }),
            // A process that stops in good order does not let the others wait for its lease.
            Effect.onInterrupt(() =>
              Effect.catchTag(repository.release(name, holder, 0), "DatabaseUnavailable", (error) =>
                Effect.logWarning(`The lease of ${name} was not given back`, error.message),
              ),
            ),
            Effect.withSpan("SystemSchedules.run", { attributes: { name } }),
          );
        });

        const work: Effect.Effect<number, DatabaseUnavailable, R> = Effect.gen(function* () {
          yield* repository.enrol(name, after);
          const holder = SecureRandom.uuidV7Unsafe();
          const claim = yield* repository.claim(name, holder, leaseSeconds);
          if (Option.isSome(claim)) yield* carryOut(claim.value.dueAt, holder);
          return (yield* repository.status(name)).delay;
        });
        return Effect.flatMap(Effect.context<R>(), (context) =>
          DueTimer.run({
            name: `The system schedule ${name}`,
            topic: `system-schedule:${name}`,
            work: Effect.provideContext(work, context),
          }),
        );
      };

      yield* Effect.forEach(schedules, (schedule) => Effect.forkScoped(watch(schedule)), { discard: true });
    }),
  );
