import { sql } from "drizzle-orm";
import { check, foreignKey, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, instant, lengthBetween, tenantId } from "../schema/columns.ts";
import { membershipsTable } from "../tenants/tenantsTable.ts";

/** What programs of a member call with. The key itself is never stored, its SHA-256 is. */
export const apiKeysTable = pgTable(
  "api_keys",
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    userId: uuid().notNull(),
    name: text().notNull(),
    /** The part that tells keys apart and protects nothing. */
    prefix: text().notNull(),
    keyHash: bytea().notNull(),
    /** Permissions: the key may do what its user may and these name. */
    scopes: text().array().notNull(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    lastUsedAt: instant(),
    revokedAt: instant(),
    /** The key that took this one's place, and until when both work. */
    successor: uuid(),
    overlapUntil: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("api_keys_key_hash_unique").on(table.keyHash),
    unique("api_keys_user").on(table.tenantId, table.userId, table.id),
    // A key ends with the membership it speaks for.
    foreignKey({
      name: "api_keys_membership_fk",
      columns: [table.tenantId, table.userId],
      foreignColumns: [membershipsTable.tenantId, membershipsTable.userId],
    }).onDelete("cascade"),
    check("api_keys_name_length", lengthBetween("name", 1, 120)),
    check("api_keys_prefix_form", sql.raw("prefix ~ '^atoll_k_[0-9A-Za-z]{8}$'")),
    check("api_keys_key_hash_size", sql.raw("octet_length(key_hash) = 32")),
    check("api_keys_scopes_few", sql.raw("cardinality(scopes) between 1 and 100")),
    check("api_keys_rotated_whole", sql.raw("(successor is null) = (overlap_until is null)")),
  ],
);
