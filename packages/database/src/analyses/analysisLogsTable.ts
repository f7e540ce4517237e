import { bigint, check, foreignKey, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, lengthBetween, oneOf, tenantId } from "../schema/columns.ts";
import { analysesTable } from "./analysesTable.ts";

/** What an analysis and its runs said. Append-only; nodes write into the analyst's tenant. */
export const analysisLogsTable = pgTable(
  "analysis_logs",
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    analysisId: uuid().notNull(),
    /** Order of commit within one analysis: a reader that pages by it misses no entry. */
    sequence: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    nodeTenantId: uuid(),
    nodeId: uuid(),
    runId: uuid(),
    level: text().notNull(),
    message: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "analysis_logs_analysis_fk",
      columns: [table.tenantId, table.analysisId],
      foreignColumns: [analysesTable.tenantId, analysesTable.id],
    }).onDelete("cascade"),
    unique("analysis_logs_sequence_unique").on(table.tenantId, table.analysisId, table.sequence),
    check("analysis_logs_level_known", oneOf("level", ["debug", "info", "warning", "error"])),
    check("analysis_logs_message_length", lengthBetween("message", 0, 16_384)),
  ],
);
