import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { bytea, createdAt, tenantId } from "../schema/columns.ts";
import { tenantsTable } from "../tenants/tenantsTable.ts";

/**
 * What the keys of a tenant are derived with; no key is here. A version that is gone takes with it what is still sealed
 * under it.
 */
export const tenantKeysTable = pgTable(
  "tenant_keys",
  {
    tenantId: tenantId().references(() => tenantsTable.id),
    /** The highest one seals, all of them open. */
    version: integer().notNull(),
    salt: bytea().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.version] }),
    check("tenant_keys_version_range", sql.raw("version between 1 and 65535")),
    check("tenant_keys_salt_size", sql.raw("octet_length(salt) = 32")),
  ],
);
