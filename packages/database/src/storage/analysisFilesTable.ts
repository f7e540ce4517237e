import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { analysesTable } from "../analyses/analysesTable.ts";
import { createdAt, hexDigest, lengthBetween, oneOf, tenantId } from "../schema/columns.ts";

/** What an analysis's buckets hold. The bytes are in the object store, addressed by their hash. */
export const analysisFilesTable = pgTable(
  "analysis_files",
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    analysisId: uuid().notNull(),
    bucket: text().notNull(),
    path: text().notNull(),
    sha256: text().notNull(),
    size: bigint({ mode: "number" }).notNull(),
    entrypoint: boolean().notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "analysis_files_analysis_fk",
      columns: [table.tenantId, table.analysisId],
      foreignColumns: [analysesTable.tenantId, analysesTable.id],
    }).onDelete("cascade"),
    unique("analysis_files_path_unique").on(table.tenantId, table.analysisId, table.bucket, table.path),
    check("analysis_files_bucket_known", oneOf("bucket", ["CODE", "RESULT", "TEMP"])),
    check("analysis_files_path_length", lengthBetween("path", 1, 1_024)),
    check("analysis_files_sha256_form", hexDigest("sha256")),
    check("analysis_files_size_positive", sql.raw("size >= 0")),
  ],
);
