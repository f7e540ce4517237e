import { JobState } from "@atoll/contract/jobs/JobState";
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, instant, lengthBetween, oneOf, tenantId } from "../schema/columns.ts";

/**
 * One row for each job. Tenants submit, read and cancel; the owner of the row's shard starts and ends it,
 * across tenants. A submit without keys pays for the primary key and `jobs_ready`, and for no other index.
 */
export const jobsTable = pgTable(
  "jobs",
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    type: text().notNull(),
    state: text().notNull().default("queued"),
    /** 0 critical, 1 high, 2 normal, 3 low. */
    priority: smallint().notNull(),
    /** Of the lane within the tenant, or of the id: see `placeOf`. */
    shard: smallint().notNull(),
    /**
     * What it queues behind: jobs of one lane of a tenant are on one shard, whose owner knows whose turn it
     * is.
     */
    lane: text(),
    payload: jsonb().notNull(),
    /** The request that submitted it. */
    context: jsonb().notNull(),
    availableAt: instant().notNull().defaultNow(),
    /** Set aside by the owner: it waits behind its lane, or its type is paused or unknown to the owner. */
    parked: boolean().notNull().default(false),
    dedupeKey: text(),
    concurrencyKey: text(),
    concurrencyLimit: integer(),
    rateLimit: jsonb(),
    maxAttempts: smallint().notNull(),
    timeoutMs: integer().notNull(),
    attempts: smallint().notNull().default(0),
    /** Whoever runs it; see `runner_tenures`. */
    tenure: bigint({ mode: "number" }),
    progress: smallint().notNull().default(0),
    progressNote: text(),
    result: jsonb(),
    failure: text(),
    cancelRequestedAt: instant(),
    createdAt: createdAt(),
    startedAt: instant(),
    finishedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    // Read by skipping from tenant to tenant, so that nobody's backlog costs the others time.
    index("jobs_ready")
      .on(table.priority, table.tenantId, table.availableAt, table.id)
      .where(sql.raw("state = 'queued' and not parked")),
    // The head of a lane: what was started before comes first, then the order of submission.
    index("jobs_lane")
      .on(table.shard, table.tenantId, table.lane, sql.raw("(attempts = 0)"), table.id)
      .where(sql.raw("state = 'queued' and lane is not null")),
    index("jobs_parked")
      .on(table.type, table.tenantId, table.id)
      .where(sql.raw("state = 'queued' and parked and lane is null")),
    index("jobs_running").on(table.shard).where(sql.raw("state = 'running'")),
    uniqueIndex("jobs_dedupe")
      .on(table.tenantId, table.type, table.dedupeKey)
      .where(sql.raw("dedupe_key is not null and state in ('queued', 'running')")),
    // Of several dead jobs with one key only the newest may come back.
    index("jobs_dead_dedupe")
      .on(table.tenantId, table.type, table.dedupeKey, table.id)
      .where(sql.raw("dedupe_key is not null and state = 'failed'")),
    // Mails that may still be sent, and so have to stay readable: see `sealed_boxes`.
    index("jobs_mail")
      .on(table.tenantId, table.id)
      .where(sql.raw("type in ('mail/1', 'mail/2') and state in ('queued', 'running', 'failed')")),
    check("jobs_state_known", oneOf("state", JobState.literals)),
    check("jobs_priority_range", sql.raw("priority between 0 and 3")),
    check("jobs_type_length", lengthBetween("type", 1, 100)),
    check("jobs_failure_length", lengthBetween("failure", 0, 4_000)),
  ],
);
