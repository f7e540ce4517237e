import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, instant, lengthBetween, oneOf, tenantId } from "../schema/columns.ts";
import { tenantsTable } from "./tenantsTable.ts";

export const invitationsTable = pgTable(
  "invitations",
  {
    tenantId: tenantId().references(() => tenantsTable.id),
    id: uuid().notNull(),
    /** Null: a link, for whoever has it. */
    email: text(),
    canonicalEmail: text(),
    role: text().notNull(),
    tokenHash: bytea().notNull().unique("invitations_token_hash_unique"),
    invitedBy: uuid().notNull(),
    maximumUses: integer().notNull(),
    uses: integer().notNull().default(0),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    acceptedBy: uuid(),
    revokedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("invitations_email").on(table.tenantId, table.canonicalEmail),
    check(
      "invitations_role_known",
      oneOf("role", ["owner", "admin", "steward", "member", "viewer", "guest"]),
    ),
    check("invitations_token_hash_size", sql.raw("octet_length(token_hash) = 32")),
    check(
      "invitations_uses_bounded",
      sql.raw("uses between 0 and maximum_uses and maximum_uses between 1 and 1000"),
    ),
    check("invitations_bound_once", sql.raw("email is null or maximum_uses = 1")),
    check("invitations_email_canonical", sql.raw("(email is null) = (canonical_email is null)")),
    check("invitations_email_length", lengthBetween("email", 3, 254)),
  ],
);
