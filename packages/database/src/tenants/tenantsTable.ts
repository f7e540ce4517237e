import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { usersTable } from "../identity/usersTable.ts";
import { createdAt, instant, lengthBetween, oneOf, tenantId } from "../schema/columns.ts";

export const tenantsTable = pgTable(
  "tenants",
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    state: text().notNull().default("active"),
    stateChangedAt: instant().notNull().defaultNow(),
    /** An operator suspended it and has not resumed it since: then its owner does not restore it either. */
    held: boolean().notNull().default(false),
    /** From when on an archived one may be purged. */
    purgeAfter: instant(),
    /** What was deleted, by table: all that is left of one that was purged. */
    purgeCounts: jsonb(),
    /** What differs from the contract's defaults. */
    settings: jsonb().notNull().default({}),
    quotas: jsonb().notNull().default({}),
    revision: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    // Whoever purges looks across tenants.
    index("tenants_due")
      .on(table.purgeAfter)
      .where(sql`state in ('archived', 'purging')`),
    check("tenants_name_length", lengthBetween("name", 1, 200)),
    check(
      "tenants_state_known",
      oneOf("state", ["provisioning", "active", "suspended", "archived", "purging", "purged"]),
    ),
  ],
);

export const membershipsTable = pgTable(
  "memberships",
  {
    tenantId: tenantId().references(() => tenantsTable.id),
    userId: uuid()
      .notNull()
      .references(() => usersTable.id),
    role: text().notNull(),
    /** The organisation's own role, where `role` is `custom`. */
    roleId: uuid(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.userId] }),
    // A person's tenants are looked up at login, before a tenant is known.
    index("memberships_user").on(table.userId),
    check(
      "memberships_role_known",
      oneOf("role", ["owner", "admin", "steward", "member", "viewer", "guest", "custom"]),
    ),
    check("memberships_custom_role_named", sql.raw("(role = 'custom') = (role_id is not null)")),
  ],
);

/**
 * Which foreign tenants may read a project or an analysis and what lies below it.
 * Written by the owner; the read policies of the shared tables ask it.
 */
export const participationsTable = pgTable(
  "participations",
  {
    tenantId: tenantId().references(() => tenantsTable.id),
    resourceId: uuid().notNull(),
    ownerTenantId: uuid()
      .notNull()
      .references(() => tenantsTable.id),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.resourceId] }),
    index("participations_owner").on(table.ownerTenantId, table.resourceId),
    check("participations_foreign", sql.raw("tenant_id <> owner_tenant_id")),
  ],
);
