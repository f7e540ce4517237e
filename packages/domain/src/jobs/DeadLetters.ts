import type { InvalidRequest, ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { DeadLetter, DeadLetterFilter } from "@atoll/contract/jobs/DeadLetter";
import { DeadLetterClosed, DeadLetterNotFound } from "@atoll/contract/jobs/DeadLetterProblems";
import type { Job, JobId } from "@atoll/contract/jobs/Job";
import type { PageRequest } from "@atoll/contract/Page";
import { Database } from "@atoll/database/Database";
import { DeadLetterRepository, type DeadLetterQuery } from "@atoll/database/jobs/DeadLetterRepository";
import { Context, Effect, Layer } from "effect";
import { Permit } from "../Permit.ts";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import type { PageOf } from "../PageOf.ts";
import { databaseAnswers, listAnswers } from "../unavailable.ts";
import { JobCatalogue } from "./JobCatalogue.ts";
import { OfferedJobs } from "./OfferedJobs.ts";

/** Jobs of the current tenant that failed for good, and what becomes of them. */
export class DeadLetters extends Context.Service<
  DeadLetters,
  {
    list(
      query: DeadLetterQuery,
      page: PageRequest,
    ): Effect.Effect<PageOf<DeadLetter>, InvalidRequest | ServiceUnavailable, Permit<"jobs:read">>;
    get(
      jobId: JobId,
    ): Effect.Effect<DeadLetter, DeadLetterNotFound | ServiceUnavailable, Permit<"jobs:read">>;
    /**
     * The same job again, under its id, with all its attempts; its history stays. Should it fail for good again, its
     * letter is open again. Closed is, too, what another job with the same dedupe key has taken the place of.
     */
    replay(
      jobId: JobId,
    ): Effect.Effect<Job, DeadLetterNotFound | DeadLetterClosed | ServiceUnavailable, Permit<"jobs:update">>;
    /** Of the open ones that fit, the oldest first. */
    replayMany(
      filter: DeadLetterFilter,
    ): Effect.Effect<{ readonly replayed: number }, ServiceUnavailable, Permit<"jobs:update">>;
    discard(
      jobId: JobId,
    ): Effect.Effect<
      DeadLetter,
      DeadLetterNotFound | DeadLetterClosed | ServiceUnavailable,
      Permit<"jobs:update">
    >;
  }
>()("@atoll/domain/jobs/DeadLetters") {
  static readonly layer = Layer.effect(
    DeadLetters,
    Effect.gen(function* () {
      const letters = yield* DeadLetterRepository;
      const jobs = yield* OfferedJobs;
      const { shown } = yield* JobCatalogue;
      const database = yield* Database;
      const trail = yield* AuditTrail;

      const record = (operation: "replay" | "discard", jobId: JobId) =>
        trail.record({
          action: `dead-letters.${operation}`,
          target: { type: "deadLetter", id: jobId },
          changes: diff("deadLetter", { state: "open" }, { state: `${operation}ed` }),
        });

      const read = Effect.fnUntraced(function* (jobId: JobId) {
        const found = yield* Effect.fromOption(yield* letters.get(jobId), () => new DeadLetterNotFound({}));
        return shown(found);
      });

      /** Why nothing was done to it. */
      const closed = Effect.fnUntraced(function* (jobId: JobId) {
        const { state } = yield* read(jobId);
        const detail = "Another job does its work by now, or the job itself is gone.";
        return yield* state === "open"
          ? new DeadLetterClosed({ state, detail })
          : new DeadLetterClosed({ state });
      });

      const list = Effect.fn("DeadLetters.list")(function* (query: DeadLetterQuery, page: PageRequest) {
        const { items, nextCursor } = yield* letters.list(query, page);
        return { items: items.map(shown), nextCursor };
      }, listAnswers);

      const get = Effect.fn("DeadLetters.get")(read, databaseAnswers);

      const replay = Effect.fn("DeadLetters.replay")(
        function* (jobId: JobId) {
          const replayed = yield* letters.replay(jobId);
          if (replayed._tag === "None") return yield* closed(jobId);
          yield* record("replay", jobId);
          // Whoever may replay a job sees what it has become.
          return yield* jobs
            .get(jobId)
            .pipe(
              Effect.provideService(Permit("jobs:read"), { permission: "jobs:read" }),
              Effect.catchTag("JobNotFound", Effect.die),
            );
        },
        database.transaction,
        databaseAnswers,
      );

      const replayMany = Effect.fn("DeadLetters.replayMany")(
        function* ({ limit = 100, ...filter }: DeadLetterFilter) {
          const replayed = (yield* letters.replayMany(filter, limit)).length;
          yield* trail.record({
            action: "dead-letters.replayMany",
            target: { type: "deadLetters", id: filter.type ?? "every type" },
            changes: diff("deadLetters", {}, { replayed, ...filter }),
          });
          return { replayed };
        },
        database.transaction,
        databaseAnswers,
      );

      const discard = Effect.fn("DeadLetters.discard")(
        function* (jobId: JobId) {
          const discarded = yield* letters.discard(jobId);
          if (discarded._tag === "None") return yield* closed(jobId);
          yield* record("discard", jobId);
          return shown(discarded.value);
        },
        database.transaction,
        databaseAnswers,
      );

      return DeadLetters.of({ list, get, replay, replayMany, discard });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}
