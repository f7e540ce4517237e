import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { usersTable } from "../identity/usersTable.ts";
import { createdAt, lengthBetween, oneOf, tenantId } from "../schema/columns.ts";

export const tenantsTable = pgTable(
  "tenants",
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    state: text().notNull().default("active"),
    createdAt: createdAt(),
  },
  () => [
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
