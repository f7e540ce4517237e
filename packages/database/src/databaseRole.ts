import type { PgClient } from "@effect/sql-pg";
import { Effect, Schema } from "effect";
import { one } from "./statements.ts";

/** The process is connected as a role that row-level security would not bind. */
export class UnsafeDatabaseRole extends Schema.TaggedError<UnsafeDatabaseRole>()("UnsafeDatabaseRole", {
  role: Schema.String,
  message: Schema.String,
}) {}

const Role = Schema.Struct({
  name: Schema.String,
  superuser: Schema.Boolean,
  bypassesRowSecurity: Schema.Boolean,
  owns: Schema.NullOr(Schema.String),
  reads: Schema.NullOr(Schema.String),
});

/** Tables the system role must not be able to read: what tenants entrust to the hub. */
const entrusted = ["users", "messages", "analyses", "analysis_files", "analysis_logs", "sessions"];

const wayOut = {
  DATABASE_URL: "Set DATABASE_URL to the role atoll_app, or take the attribute away with ALTER ROLE.",
  DATABASE_SYSTEM_URL: "Set DATABASE_SYSTEM_URL to the role atoll_system, or revoke what it was given.",
};

/**
 * Asserts at boot what row-level security rests on: the role is no superuser, has no BYPASSRLS, and neither is nor
 * may become the owner of a table; the system role, in addition, cannot read what belongs to tenants.
 */
export const assertRole = Effect.fnUntraced(function* (
  sql: PgClient.PgClient,
  variable: keyof typeof wayOut,
) {
  const role = yield* one(Role)(sql`
    select r.rolname::text as name, r.rolsuper as superuser, r.rolbypassrls as bypasses_row_security,
      (select c.relname::text from pg_class c
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
          and pg_has_role(r.oid, c.relowner, 'MEMBER')
        order by c.relname limit 1) as owns,
      (select c.relname::text from pg_class c
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
          and ${sql.in("relname", entrusted)} and has_any_column_privilege(r.oid, c.oid, 'SELECT')
        order by c.relname limit 1) as reads
    from pg_roles r where r.rolname = current_user`);
  const refuse = (fault: string) =>
    Effect.fail(
      new UnsafeDatabaseRole({
        role: role.name,
        message: `The database role ${role.name} ${fault}, so tenants would not be kept apart. ${wayOut[variable]}`,
      }),
    );
  if (role.superuser) return yield* refuse("is a superuser");
  if (role.bypassesRowSecurity) return yield* refuse("has BYPASSRLS");
  if (role.owns !== null) return yield* refuse(`owns tables (${role.owns})`);
  if (variable === "DATABASE_SYSTEM_URL" && role.reads !== null) {
    return yield* refuse(`can read ${role.reads} across tenants`);
  }
});
