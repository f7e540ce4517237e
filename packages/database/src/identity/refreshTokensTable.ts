import { sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, primaryKey, unique, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, instant, tenantId } from "../schema/columns.ts";
import { sessionsTable } from "./sessionsTable.ts";

/**
 * Refresh tokens, as SHA-256. A family is a session of kind `token`: its end is the family's, and its token of the highest
 * generation is the only one that may still be rotated.
 */
export const refreshTokensTable = pgTable(
  "refresh_tokens",
  {
    tenantId: tenantId(),
    sessionId: uuid().notNull(),
    /** How many rotations the family had behind it when this one was made; the first is 0. */
    generation: integer().notNull(),
    tokenHash: bytea().notNull(),
    createdAt: createdAt(),
    rotatedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.sessionId, table.generation] }),
    unique("refresh_tokens_token_hash_unique").on(table.tokenHash),
    foreignKey({
      name: "refresh_tokens_session_fk",
      columns: [table.tenantId, table.sessionId],
      foreignColumns: [sessionsTable.tenantId, sessionsTable.id],
    }).onDelete("cascade"),
    check("refresh_tokens_generation_positive", sql.raw("generation >= 0")),
    check("refresh_tokens_token_hash_size", sql.raw("octet_length(token_hash) = 32")),
  ],
);
