import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, instant, lengthBetween, oneOf, tenantId } from "../schema/columns.ts";
import { membershipsTable } from "../tenants/tenantsTable.ts";

/** A person signed in to one tenant. The token itself is never stored, its SHA-256 is. */
export const sessionsTable = pgTable(
  "sessions",
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    userId: uuid().notNull(),
    /** `browser`: an opaque token; `token`: access tokens and the refresh tokens that renew them. */
    kind: text().notNull().default("browser"),
    tokenHash: bytea().notNull().unique("sessions_token_hash_unique"),
    assurance: text().notNull().default("single"),
    /** When its person last showed who it is: at the beginning, and again for what is hard to undo. */
    authenticatedAt: instant().notNull().defaultNow(),
    /** How: `password`, `totp`, `recovery-code`, `passkey`, `provider`. */
    methods: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    address: text(),
    userAgent: text(),
    /** SHA-256 of program and network it began at: what is known by it is no news to its person. */
    device: bytea(),
    idleSeconds: integer().notNull().default(3_600),
    createdAt: createdAt(),
    lastSeenAt: instant().notNull().defaultNow(),
    idleExpiresAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    revokedReason: text(),
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
    // A person's own, whatever organisation they are in.
    index("sessions_person").on(table.userId),
    // Retention works across tenants.
    index("sessions_expiry").on(table.expiresAt),
    check("sessions_token_hash_size", sql.raw("octet_length(token_hash) = 32")),
    check("sessions_kind_known", oneOf("kind", ["browser", "token"])),
    check("sessions_assurance_known", oneOf("assurance", ["pending", "single", "multi"])),
    check("sessions_methods_few", sql.raw("cardinality(methods) <= 8")),
    check("sessions_address_length", lengthBetween("address", 1, 64)),
    check("sessions_user_agent_length", lengthBetween("user_agent", 0, 512)),
    check("sessions_revoked_reason_length", lengthBetween("revoked_reason", 1, 100)),
  ],
);
