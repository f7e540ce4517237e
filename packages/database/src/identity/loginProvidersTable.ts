import { sql } from "drizzle-orm";
import { boolean, check, index, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, lengthBetween, oneOf, tenantId } from "../schema/columns.ts";
import { tenantsTable } from "../tenants/tenantsTable.ts";

/** Where else the people of a tenant can sign in. The client secret is sealed, bound to this row. */
export const loginProvidersTable = pgTable(
  "login_providers",
  {
    tenantId: tenantId().references(() => tenantsTable.id),
    id: uuid().notNull(),
    kind: text().notNull(),
    issuer: text().notNull(),
    name: text().notNull(),
    clientId: text().notNull(),
    clientSecretSealed: bytea().notNull(),
    appleKey: jsonb(),
    allowedDomains: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    autoJoin: boolean().notNull().default(false),
    defaultRole: text().notNull(),
    enabled: boolean().notNull().default(true),
    /** The audience of the issuer's own tokens that are accepted. */
    acceptsTokensFor: text(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    // A sign-in begins with it, before the tenant is known.
    unique("login_providers_id").on(table.id),
    // Anybody may show a token that names any issuer, before the tenant is known.
    index("login_providers_tokens")
      .on(table.issuer, table.acceptsTokensFor)
      .where(sql`accepts_tokens_for is not null`),
    check("login_providers_kind_known", oneOf("kind", ["github", "google", "microsoft", "apple", "oidc"])),
    check("login_providers_role_known", oneOf("default_role", ["steward", "member", "viewer", "guest"])),
    check("login_providers_issuer_length", lengthBetween("issuer", 8, 300)),
    check("login_providers_name_length", lengthBetween("name", 1, 200)),
    check("login_providers_client_id_length", lengthBetween("client_id", 1, 300)),
    check("login_providers_domains_few", sql.raw("cardinality(allowed_domains) <= 50")),
    check("login_providers_accepts_length", lengthBetween("accepts_tokens_for", 1, 300)),
  ],
);
