import { check, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { createdAt, instant, lengthBetween, tenantId } from "../schema/columns.ts";
import { tenantsTable } from "../tenants/tenantsTable.ts";

/** Roles that organisations made. Whoever has one is found by its id: nothing of its rights is copied anywhere. */
export const rolesTable = pgTable(
  "roles",
  {
    tenantId: tenantId().references(() => tenantsTable.id),
    id: uuid().notNull(),
    name: text().notNull(),
    /** A list of `{permission, scope}`. */
    rights: jsonb().notNull(),
    createdBy: uuid().notNull(),
    createdAt: createdAt(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("roles_name_unique").on(table.tenantId, table.name),
    check("roles_name_length", lengthBetween("name", 1, 80)),
    check(
      "roles_rights_form",
      sql.raw("jsonb_typeof(rights) = 'array' and jsonb_array_length(rights) <= 100"),
    ),
  ],
);
