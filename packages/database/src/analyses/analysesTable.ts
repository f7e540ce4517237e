import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { projectsTable } from "../projects/projectsTable.ts";
import { createdAt, hexDigest, instant, lengthBetween, oneOf, tenantId } from "../schema/columns.ts";

export const analysesTable = pgTable(
  "analyses",
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    projectId: uuid().notNull(),
    name: text().notNull(),
    description: text().notNull().default(""),
    state: text().notNull().default("draft"),
    parameters: jsonb().notNull(),
    runtime: jsonb().notNull(),
    quorum: integer().notNull(),
    consentDeadlineSeconds: integer().notNull(),
    runTimeoutSeconds: integer().notNull(),
    manifest: jsonb(),
    manifestDigest: text(),
    bundleDigest: text(),
    bundleSignature: text(),
    failure: text(),
    cancelRequestedAt: instant(),
    /** Grows with every visible change of the analysis or of anything below it, whoever made it. */
    revision: bigint({ mode: "number" }).notNull().default(1),
    createdBy: uuid().notNull(),
    createdAt: createdAt(),
    lockedAt: instant(),
    submittedAt: instant(),
    finishedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "analyses_project_fk",
      columns: [table.tenantId, table.projectId],
      foreignColumns: [projectsTable.tenantId, projectsTable.id],
    }),
    // Participating tenants find an analysis by its id alone.
    index("analyses_id").on(table.id),
    index("analyses_created_by").on(table.tenantId, table.createdBy, table.id.desc()),
    index("analyses_project").on(table.tenantId, table.projectId, table.id.desc()),
    check("analyses_name_length", lengthBetween("name", 1, 200)),
    check("analyses_description_length", lengthBetween("description", 0, 10_000)),
    check(
      "analyses_state_known",
      oneOf("state", [
        "draft",
        "locked",
        "consenting",
        "building",
        "distributing",
        "ready",
        "running",
        "reviewing",
        "completed",
        "failed",
        "cancelled",
        "expired",
      ]),
    ),
    check("analyses_quorum_positive", sql.raw("quorum between 1 and 1000")),
    check("analyses_consent_deadline_positive", sql.raw("consent_deadline_seconds > 0")),
    check("analyses_run_timeout_positive", sql.raw("run_timeout_seconds > 0")),
    check("analyses_manifest_digest_form", hexDigest("manifest_digest")),
    check("analyses_bundle_digest_form", hexDigest("bundle_digest")),
    check("analyses_bundle_signature_length", lengthBetween("bundle_signature", 1, 4_000)),
    check("analyses_failure_length", lengthBetween("failure", 1, 4_000)),
    check(
      "analyses_locked_has_manifest",
      sql.raw("state in ('draft', 'cancelled') or (manifest is not null and manifest_digest is not null)"),
    ),
  ],
);

/** A node that takes part and its site's answer. Both tenants read and update the row. */
export const analysisNodesTable = pgTable(
  "analysis_nodes",
  {
    tenantId: tenantId(),
    analysisId: uuid().notNull(),
    nodeId: uuid().notNull(),
    /** Checked when the row is written, and then kept: the node may be gone with its organisation. */
    nodeTenantId: uuid().notNull(),
    nodeName: text().notNull(),
    nodeType: text().notNull(),
    dataset: text(),
    consent: text().notNull().default("pending"),
    reason: text(),
    decidedBy: text(),
    decidedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.analysisId, table.nodeId] }),
    foreignKey({
      name: "analysis_nodes_analysis_fk",
      columns: [table.tenantId, table.analysisId],
      foreignColumns: [analysesTable.tenantId, analysesTable.id],
    }).onDelete("cascade"),
    index("analysis_nodes_node").on(table.nodeTenantId, table.nodeId, table.consent),
    check("analysis_nodes_node_type_known", oneOf("node_type", ["default", "aggregator"])),
    check("analysis_nodes_consent_known", oneOf("consent", ["pending", "approved", "rejected"])),
    check("analysis_nodes_dataset_length", lengthBetween("dataset", 1, 200)),
    check("analysis_nodes_reason_length", lengthBetween("reason", 0, 2_000)),
    check("analysis_nodes_decided_by_length", lengthBetween("decided_by", 1, 100)),
  ],
);
