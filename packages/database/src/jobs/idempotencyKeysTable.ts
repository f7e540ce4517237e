import { check, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, hexDigest, lengthBetween, tenantId } from "../schema/columns.ts";

/** What an unsafe call answered, so that its repetition gets the same answer and no second effect. */
export const idempotencyKeysTable = pgTable(
  "idempotency_keys",
  {
    tenantId: tenantId(),
    actor: text().notNull(),
    key: text().notNull(),
    operation: text().notNull(),
    requestDigest: text().notNull(),
    status: integer(),
    body: jsonb(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.actor, table.key] }),
    // Retention works across tenants.
    index("idempotency_keys_created").on(table.createdAt),
    check("idempotency_keys_actor_length", lengthBetween("actor", 1, 100)),
    check("idempotency_keys_key_length", lengthBetween("key", 1, 255)),
    check("idempotency_keys_operation_length", lengthBetween("operation", 1, 200)),
    check("idempotency_keys_request_digest_form", hexDigest("request_digest")),
  ],
);
