import { assert, describe, it, layer } from "@effect/vitest";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import { Effect, Exit, Schema } from "effect";
import { TenantPurgeRepository } from "../../src/tenants/TenantPurgeRepository.ts";
import { fillEveryTable, holding } from "../support/everyTable.ts";
import { connectAs } from "../support/roles.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const rows = <S extends Schema.Constraint>(row: S) => Schema.decodeUnknownEffect(Schema.Array(row));

const Column = Schema.Struct({ table: Schema.String, column: Schema.String, purged: Schema.Boolean });
const Part = Schema.Struct({ source: Schema.String, column: Schema.NullOr(Schema.String) });
const Names = Schema.Struct({ name: Schema.String });
const Row = Schema.Struct({ row: Schema.Record(Schema.String, Schema.Unknown) });

/** Each column that names a tenant and that no part of the purge goes by, and why. */
const exceptions: Readonly<Record<string, string>> = {
  "audit_heads.tenant_id": "goes with the last of the entries",
  "project_nodes.node_tenant_id": "whose node it was, in the other organisation's record",
  "analysis_nodes.node_tenant_id": "whose node it was, in the other organisation's record",
  "runs.node_tenant_id": "where it ran, in the other organisation's record",
  "analysis_logs.node_tenant_id": "which node said it, in the other organisation's record",
  "messages.sender_tenant_id": "who sent it, in the other organisation's record",
  "messages.recipient_tenant_id": "whom it was for, in the other organisation's record",
};

/** Not tenants' data. */
const isOurs = (name: string) => name !== "schema_migrations" && !name.startsWith("cluster_");

const catalogue = Effect.gen(function* () {
  const sql = yield* connectAs("superuser");
  const columns = yield* rows(Column)(
    yield* sql`
      select c.relname::text as table, a.attname::text as column,
        exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'purge') as purged
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and a.attnum > 0 and not a.attisdropped and a.attname ~ 'tenant_id$' order by 1, 2`,
  );
  const parts = yield* rows(Part)(
    yield* sql`select source, tenant_column as column from purge_parts() where part !~ 'decided_by$'`,
  );
  const tables = yield* rows(Names)(
    yield* sql`
      select relname::text as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`,
  );
  return { columns, parts, tables: tables.map(({ name }) => name).filter(isOurs) };
}).pipe(Effect.scoped);

/** The tables with a row in which the text stands anywhere, each once for every such row. */
const naming = Effect.fnUntraced(function* (text: string) {
  const sql = yield* connectAs("superuser");
  const { tables } = yield* catalogue;
  const found = yield* Effect.forEach(tables, (table) =>
    Effect.map(sql`select 1 from ${sql(table)} t where strpos(t::text, ${text}) > 0`, (hits) =>
      hits.map(() => table),
    ),
  );
  return found.flat();
}, Effect.scoped);

/** What the purge of another organisation changes: who decided what as its steward, and so the revision. */
const changing = new Set(["decided_by", "reason", "comment", "revision"]);

/** Every row of the tenant as it is, by table. */
const holdingsOf = Effect.fnUntraced(function* (tenant: TenantId) {
  const sql = yield* connectAs("superuser");
  const { columns } = yield* catalogue;
  const tables = columns.flatMap(({ table, column }) => (column === "tenant_id" ? [table] : []));
  return new Map(
    yield* Effect.forEach(tables, (table) =>
      sql`select to_jsonb(t) as row from ${sql(table)} t where tenant_id = ${tenant} order by to_jsonb(t)::text`.pipe(
        Effect.flatMap(rows(Row)),
        Effect.map(
          (all) =>
            [
              table,
              all.map(({ row }) =>
                Object.fromEntries(Object.entries(row).filter(([name]) => !changing.has(name))),
              ),
            ] as const,
        ),
      ),
    ),
  );
}, Effect.scoped);

const purge = Effect.fnUntraced(function* (tenant: TenantId, most: number) {
  const repository = yield* TenantPurgeRepository;
  for (const part of yield* repository.parts) {
    while ((yield* repository.remove(tenant, part, most)) > 0);
  }
  return yield* repository.finish(tenant);
});

describe.each(TestServers.all)("$label", (server) => {
  if (server.unavailable !== null) return it.skip(server.unavailable);

  layer(TestDatabase.layer(server))("the purge", (it) => {
    it.effect("knows every column that names a tenant, or why it need not", () =>
      Effect.gen(function* () {
        const { columns, parts } = yield* catalogue;
        const covered = new Set(parts.map(({ source, column }) => `${source}.${column}`));
        const missing = columns
          .map(({ table, column }) => `${table}.${column}`)
          .filter((name) => !covered.has(name));
        assert.deepStrictEqual(missing.sort(), Object.keys(exceptions).sort());
        const unlocked = columns.filter(({ column, purged }) => column === "tenant_id" && !purged);
        assert.deepStrictEqual(unlocked, [], "each has a policy `purge`");
      }),
    );

    it.effect("leaves no row of the one, and every row of the other", () =>
      Effect.gen(function* () {
        const repository = yield* TenantPurgeRepository;
        const sql = yield* connectAs("superuser");
        const [gone, stays] = [yield* holding("Gone"), yield* holding("Stays")];
        const { runId, analysisId, member } = yield* fillEveryTable(gone, stays);
        yield* fillEveryTable(stays, gone);
        const { tenantId } = gone.owner;
        const owned = yield* holdingsOf(tenantId);
        const empty = [...owned].filter(([, held]) => held.length === 0).map(([table]) => table);
        assert.deepStrictEqual(empty, [], "every table has a row to lose");
        const before = yield* holdingsOf(stays.owner.tenantId);

        const early = yield* Effect.exit(repository.remove(tenantId, "projects", 10));
        assert.isTrue(Exit.isFailure(early), "nothing is deleted of one that is not being purged");
        assert.isFalse(yield* repository.begin(tenantId), "nor is it begun before it is due");
        yield* sql`update tenants set state = 'archived', purge_after = now() + interval '1 day' where id = ${tenantId}`;
        assert.isFalse(yield* repository.begin(tenantId));
        yield* sql`update tenants set purge_after = now() where id = ${tenantId}`;
        assert.deepStrictEqual(
          (yield* repository.due(10)).map(({ id, state }) => [id, state]),
          [[tenantId, "archived"]],
        );
        assert.isTrue(yield* repository.begin(tenantId));
        assert.isFalse(yield* repository.finish(tenantId), "it is not finished while there is anything");
        assert.deepStrictEqual(
          (yield* repository.owners(tenantId)).map(({ email, tenantName }) => [email, tenantName]),
          [[gone.owner.email, "Gone"]],
        );
        assert.isTrue(yield* purge(tenantId, 1));

        const kept = [
          "analysis_logs",
          "analysis_nodes",
          "audit_entries",
          "messages",
          "project_nodes",
          "runs",
          "tenants",
        ];
        assert.deepStrictEqual(
          yield* naming(tenantId),
          kept,
          "its id is on the other's record, and on its own stone",
        );
        assert.deepStrictEqual(
          yield* naming(gone.owner.userId),
          ["users"],
          "who owned it still has an account",
        );
        assert.deepStrictEqual(yield* naming(member), ["users"]);
        assert.deepStrictEqual(yield* naming("Gladly, Bo"), [], "nothing that its people wrote");
        assert.deepStrictEqual(yield* naming(analysisId), ["audit_entries"]);
        const after = yield* holdingsOf(stays.owner.tenantId);
        // What let it take part in what is gone.
        const ended = ["participations", "run_tokens"];
        for (const [table, held] of before) {
          const now = after.get(table) ?? [];
          if (ended.includes(table)) assert.deepStrictEqual(now, [], table);
          else
            assert.deepStrictEqual(
              now.filter(({ action }) => action !== "runs.purge"),
              held,
              table,
            );
        }
        const [record] = (after.get("audit_entries") ?? []).filter(({ action }) => action === "runs.purge");
        assert.deepInclude(record, { target_type: "run", target_id: runId, actor_id: "tenant-purge" });
        const changes = yield* Schema.decodeUnknownEffect(
          Schema.Record(Schema.String, Schema.Struct({ before: Schema.Unknown, after: Schema.Null })),
        )(record?.["changes"]);
        assert.deepStrictEqual(changes["analysisId"]?.before, analysisId);
        assert.deepStrictEqual(changes["manifestDigest"]?.before, "d".repeat(64));

        const [stone] = yield* rows(Row)(
          yield* sql`select to_jsonb(t) as row from tenants t where id = ${tenantId}`,
        );
        assert.deepInclude(stone?.row, { name: "purged", state: "purged", settings: {}, quotas: {} });
        assert.deepInclude(stone?.row["purge_counts"], {
          jobs: 1,
          runs: 1,
          job_attempts: 2,
          audit_entries: 1,
        });
        assert.deepStrictEqual(
          (yield* repository.due(10)).map(({ state }) => state),
          ["purged"],
          "once more, for late ones",
        );
      }).pipe(Effect.scoped),
    );
  });
});
