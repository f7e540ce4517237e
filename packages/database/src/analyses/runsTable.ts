import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, instant, lengthBetween, oneOf, tenantId } from "../schema/columns.ts";
import { analysesTable } from "./analysesTable.ts";

/** One execution of an analysis at one node. Both tenants read and update the row. */
export const runsTable = pgTable(
  "runs",
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    analysisId: uuid().notNull(),
    nodeId: uuid().notNull(),
    /** Checked when the row is written, and then kept: the node may be gone with its organisation. */
    nodeTenantId: uuid().notNull(),
    attempt: integer().notNull(),
    state: text().notNull().default("pending"),
    /** Fences a stale agent: a claim replaces it, and every later write must present it. */
    leaseToken: uuid(),
    leaseExpiresAt: instant(),
    heartbeatAt: instant(),
    progress: integer().notNull().default(0),
    exitCode: integer(),
    reason: text(),
    usage: jsonb(),
    cancelRequestedAt: instant(),
    startedAt: instant(),
    finishedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "runs_analysis_fk",
      columns: [table.tenantId, table.analysisId],
      foreignColumns: [analysesTable.tenantId, analysesTable.id],
    }).onDelete("cascade"),
    unique("runs_attempt_unique").on(table.tenantId, table.analysisId, table.nodeId, table.attempt),
    // A node knows its run by id, not by the analysis's tenant.
    index("runs_id").on(table.id),
    index("runs_analysis").on(table.analysisId),
    index("runs_node").on(table.nodeTenantId, table.nodeId, table.state),
    // The sweeper looks across tenants for leases that ran out.
    index("runs_lease_expiry")
      .on(table.leaseExpiresAt)
      .where(sql.raw("state in ('leased', 'preparing', 'running')")),
    check(
      "runs_state_known",
      oneOf("state", [
        "pending",
        "leased",
        "preparing",
        "running",
        "succeeded",
        "failed",
        "cancelled",
        "timedOut",
        "lost",
      ]),
    ),
    check("runs_attempt_positive", sql.raw("attempt >= 1")),
    check("runs_progress_range", sql.raw("progress between 0 and 100")),
    check("runs_reason_length", lengthBetween("reason", 0, 4_000)),
    check(
      "runs_leased_has_lease",
      sql.raw(
        "state not in ('leased', 'preparing', 'running') " +
          "or (lease_token is not null and lease_expires_at is not null)",
      ),
    ),
  ],
);
