import { Context, type Duration, Effect, Layer } from "effect";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { SystemDatabase } from "../SystemDatabase.ts";
import { type Forget, retentionStatements } from "./retentionStatements.ts";

type Days = (keep: Duration.Duration) => Effect.Effect<number, DatabaseUnavailable>;

/** Takes away the records of work that is over: executions of workflows, jobs, and the days of their histories. */
export class WorkRetentionRepository extends Context.Service<
  WorkRetentionRepository,
  {
    /** Completed executions with their signals, and signals whose execution was never started. */
    readonly forgetExecutions: Forget;
    /** Whole days of steps that no execution needs any more. After `forgetExecutions`: a known one keeps its day. */
    readonly dropWorkflowDays: Days;
    /** Completed and cancelled jobs. */
    readonly forgetJobs: Forget;
    /** Dead letters with their jobs, replayed and discarded or not. */
    readonly forgetDeadLetters: Forget;
    /** Whole days of the history of attempts. */
    readonly dropJobDays: Days;
  }
>()("@atoll/database/retention/WorkRetentionRepository") {
  static readonly layer = Layer.effect(
    WorkRetentionRepository,
    Effect.gen(function* () {
      const { sql } = yield* SystemDatabase;
      const { interval, counting, calling } = retentionStatements(sql);
      return WorkRetentionRepository.of({
        forgetExecutions: (keep, most) =>
          counting(sql`
            with over as (
              select execution_id from workflow_executions
              where (state = 'completed' and finished_at < now() - ${interval(keep)})
                or (state = 'announced' and created_at < now() - ${interval(keep)})
              limit ${most}
            ), gone as (
              delete from workflow_executions e using over where e.execution_id = over.execution_id
              returning e.execution_id
            ), signals as (
              delete from workflow_signals s using over where s.execution_id = over.execution_id
            )
            select count(*)::integer as forgotten from gone`),
        dropWorkflowDays: (keep) =>
          counting(sql`
            select drop_workflow_days(((now() - ${interval(keep)}) at time zone 'UTC')::date) as forgotten`),
        forgetJobs: calling("forget_jobs"),
        forgetDeadLetters: calling("forget_dead_letters"),
        dropJobDays: (keep) =>
          counting(sql`select drop_job_attempts(now() - ${interval(keep)}) as forgotten`),
      });
    }),
  );
}
