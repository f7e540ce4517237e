import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, instant, tenantId } from "../schema/columns.ts";
import { membershipsTable } from "../tenants/tenantsTable.ts";

/** A person signed in to one tenant. The token itself is never stored, its SHA-256 is. */
export const sessionsTable = pgTable(
  "sessions",
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    userId: uuid().notNull(),
    tokenHash: bytea().notNull().unique("sessions_token_hash_unique"),
    createdAt: createdAt(),
    lastSeenAt: instant().notNull().defaultNow(),
    idleExpiresAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    // A session ends with the membership it speaks for.
    foreignKey({
      name: "sessions_membership_fk",
      columns: [table.tenantId, table.userId],
      foreignColumns: [membershipsTable.tenantId, membershipsTable.userId],
    }).onDelete("cascade"),
    index("sessions_user").on(table.tenantId, table.userId),
    // Retention works across tenants.
    index("sessions_expiry").on(table.expiresAt),
    check("sessions_token_hash_size", sql.raw("octet_length(token_hash) = 32")),
  ],
);
