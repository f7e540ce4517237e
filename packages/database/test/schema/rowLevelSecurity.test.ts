import { assert, describe, it, layer } from "@effect/vitest";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import { Effect, Schema } from "effect";
import { connectAs } from "../support/roles.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const Table = Schema.Struct({
  name: Schema.String,
  enabled: Schema.Boolean,
  forced: Schema.Boolean,
  tenant: Schema.Boolean,
});
const Policy = Schema.Struct({
  table: Schema.String,
  name: Schema.String,
  command: Schema.Literals(["r", "a", "w", "d", "*"]),
  hasUsing: Schema.Boolean,
  hasCheck: Schema.Boolean,
  forApp: Schema.Boolean,
});
const Index = Schema.Struct({ table: Schema.String, name: Schema.String, first: Schema.String });

const rows = <S extends Schema.Constraint>(row: S) => Schema.decodeUnknownEffect(Schema.Array(row));

/** Not tenants' data: the record of migrations and the durable engine's own tables. */
const isOurs = (name: string) =>
  name !== "schema_migrations" && !name.startsWith("cluster_") && !name.startsWith("workflow_");

const catalogue = Effect.gen(function* () {
  const sql = yield* connectAs("superuser");
  const tables = yield* rows(Table)(
    yield* sql`
      select c.relname::text as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
        not c.relispartition
          and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id') as tenant
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  );
  const policies = yield* rows(Policy)(
    yield* sql`
      select c.relname::text as table, p.polname::text as name, p.polcmd::text as command,
        p.polqual is not null as "hasUsing", p.polwithcheck is not null as "hasCheck",
        (select r.oid = any(p.polroles) from pg_roles r where r.rolname = 'atoll_app') as "forApp"
      from pg_policy p join pg_class c on c.oid = p.polrelid`,
  );
  const indexes = yield* rows(Index)(
    yield* sql`
      select t.relname::text as table, c.relname::text as name, a.attname::text as first
      from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
        join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
      where c.relnamespace = 'public'::regnamespace`,
  );
  return { tables: tables.filter(({ name }) => isOurs(name)), policies, indexes };
}).pipe(Effect.scoped);

/** Each index that does not start with a tenant, and why it may. */
const exceptions: Readonly<Record<string, string>> = {
  sessions_token_hash_unique: "looked up before the tenant is known",
  invitations_token_hash_unique: "looked up before the tenant is known",
  node_tokens_token_hash_unique: "looked up before the tenant is known",
  api_keys_key_hash_unique: "looked up before the tenant is known",
  refresh_tokens_token_hash_unique: "looked up before the tenant is known",
  run_tokens_token_hash_unique: "looked up before the tenant is known",
  nodes_id: "looked up before the tenant is known",
  login_providers_id: "a sign-in begins with it, before the tenant is known",
  login_providers_tokens: "a token of its issuer names no tenant",
  login_attempts_state: "looked up before the tenant is known",
  login_attempts_expiry: "retention works across tenants",
  memberships_user: "looked up before the tenant is known",
  projects_id: "found by participants by its id alone",
  analyses_id: "found by participants by its id alone",
  runs_id: "found by the node's tenant by its id alone",
  runs_analysis: "listed by the node's tenant",
  messages_analysis: "counted by either side",
  runs_lease_expiry: "the sweeper works across tenants",
  outbox_due: "the dispatcher works across tenants",
  outbox_delivered: "retention works across tenants",
  sessions_person: "a person's own, whatever organisation they are in",
  sessions_expiry: "retention works across tenants",
  effects_age: "retention works across tenants",
  idempotency_keys_created: "retention works across tenants",
  messages_full: "retention works across tenants",
  schedules_due: "the timer works across tenants",
  jobs_ready: "the owner of a shard works across tenants, most urgent jobs first",
  jobs_lane: "the owner of a shard works across tenants",
  jobs_parked: "a type is resumed across tenants",
  jobs_running: "the owner of a shard works across tenants",
};
const tenantColumns = ["tenant_id", "owner_tenant_id", "node_tenant_id", "recipient_tenant_id"];

describe.each(TestServers.all)("$label", (server) => {
  if (server.unavailable !== null) return it.skip(server.unavailable);

  layer(TestDatabase.layer(server))("row-level security", (it) => {
    it.effect("is enabled and forced on every table", () =>
      Effect.gen(function* () {
        const { tables } = yield* catalogue;
        assert.isAtLeast(tables.length, 20);
        assert.deepStrictEqual(
          tables.filter(({ enabled, forced }) => !enabled || !forced),
          [],
        );
      }),
    );

    it.effect(
      "has a policy for the app on every tenant's table, reading by USING, writing by WITH CHECK",
      () =>
        Effect.gen(function* () {
          const { tables, policies } = yield* catalogue;
          for (const { name } of tables.filter(({ tenant }) => tenant)) {
            assert.isTrue(
              policies.some(({ table, forApp }) => table === name && forApp),
              `${name} has no policy for atoll_app`,
            );
          }
          const incomplete = policies.filter(({ command, hasUsing, hasCheck }) => {
            const reads = command !== "a";
            const writes = command === "a" || command === "w" || command === "*";
            return (reads && !hasUsing) || (writes && !hasCheck);
          });
          assert.deepStrictEqual(incomplete, []);
        }),
    );

    it.effect("finds tenant_id first in every index, but for the exceptions with a reason", () =>
      Effect.gen(function* () {
        const { tables, indexes } = yield* catalogue;
        const tenants = new Set(tables.filter(({ tenant }) => tenant).map(({ name }) => name));
        const others = indexes
          .filter(({ table, first }) => tenants.has(table) && !tenantColumns.includes(first))
          .map(({ name }) => name);
        assert.deepStrictEqual(others.sort(), Object.keys(exceptions).sort());
      }),
    );

    it.effect(
      "lets no function run as its owner but those with a fixed search path, and none for everyone",
      () =>
        Effect.gen(function* () {
          const sql = yield* connectAs("superuser");
          const loose = yield* sql`
          select p.proname::text as name from pg_proc p
          where p.pronamespace = 'public'::regnamespace and (
            (p.prosecdef and not coalesce(p.proconfig::text like '%search_path=%', false))
            or p.proacl is null or exists (select from aclexplode(p.proacl) where grantee = 0))`;
          assert.deepStrictEqual(loose, []);
        }).pipe(Effect.scoped),
    );
  });
});
