import type { JobId, JobPriority, JobRateLimit } from "@atoll/contract/jobs/Job";
import { JobPriority as Priorities } from "@atoll/contract/jobs/Job";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import type { Schema } from "effect";
import { shardOf } from "../cluster/Shard.ts";

/** A job to be submitted. Those of one batch may share the `context` object: it then travels once. */
export interface NewJob {
  readonly tenantId: TenantId;
  readonly id: JobId;
  readonly type: string;
  readonly priority: JobPriority;
  readonly payload: Schema.Json;
  /** An encoded `RequestContext`. */
  readonly context: Schema.Json;
  readonly delayMs: number;
  readonly dedupeKey: string | null;
  readonly concurrencyKey: string | null;
  readonly concurrencyLimit: number | null;
  readonly rateLimit: JobRateLimit | null;
  readonly maxAttempts: number;
  readonly timeoutMs: number;
}

/** As the table's column has it: 0 is the most urgent. */
export const priorityNumber = (priority: JobPriority): number => Priorities.literals.indexOf(priority);

/**
 * Which lane a job queues in, and the shard whose owner runs it. Jobs of a lane share a shard, so that one
 * process decides on order and limits; a job without a lane goes where its id falls.
 */
export const placeOf = (
  job: Pick<NewJob, "tenantId" | "id" | "concurrencyKey" | "rateLimit">,
): { readonly lane: string | null; readonly shard: number } => {
  const lane =
    job.concurrencyKey !== null
      ? `key:${job.concurrencyKey}`
      : job.rateLimit !== null
        ? `rate:${job.rateLimit.key}`
        : null;
  return { lane, shard: shardOf(lane === null ? job.id : `${job.tenantId}/${lane}`) };
};
