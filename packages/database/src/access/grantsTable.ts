import { ResourceType } from "@atoll/contract/access/Grant";
import { Role } from "@atoll/contract/identity/Role";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, oneOf, tenantId } from "../schema/columns.ts";
import { membershipsTable } from "../tenants/tenantsTable.ts";
import { rolesTable } from "./rolesTable.ts";

/** Roles of members on single objects; they go with the membership. What lies below an object has no rows here. */
export const grantsTable = pgTable(
  "grants",
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    userId: uuid().notNull(),
    resourceType: text().notNull(),
    resourceId: uuid().notNull(),
    role: text().notNull(),
    roleId: uuid(),
    createdBy: uuid().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("grants_once")
      .on(table.tenantId, table.userId, table.resourceType, table.resourceId, table.role, table.roleId)
      .nullsNotDistinct(),
    foreignKey({
      name: "grants_membership_fk",
      columns: [table.tenantId, table.userId],
      foreignColumns: [membershipsTable.tenantId, membershipsTable.userId],
    }).onDelete("cascade"),
    foreignKey({
      name: "grants_role_fk",
      columns: [table.tenantId, table.roleId],
      foreignColumns: [rolesTable.tenantId, rolesTable.id],
    }),
    index("grants_resource").on(table.tenantId, table.resourceType, table.resourceId),
    index("grants_role").on(table.tenantId, table.roleId),
    check("grants_resource_type_known", oneOf("resource_type", ResourceType.literals)),
    check("grants_role_known", oneOf("role", Role.literals)),
    check("grants_custom_role_named", sql.raw("(role = 'custom') = (role_id is not null)")),
  ],
);
