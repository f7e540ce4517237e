import { globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { assert, describe, it, layer } from "@effect/vitest";
import { ResourceType } from "@atoll/contract/access/Grant";
import { AuditActorKind, AuditCredentialKind } from "@atoll/contract/audit/AuditEntry";
import { AnalysisState } from "@atoll/contract/analyses/AnalysisState";
import { BucketType } from "@atoll/contract/analyses/AnalysisFile";
import { LogLevel } from "@atoll/contract/analyses/AnalysisLog";
import { RunState } from "@atoll/contract/analyses/RunState";
import { DeadLetterReason } from "@atoll/contract/jobs/DeadLetterReason";
import { AttemptOutcome } from "@atoll/contract/jobs/JobAttempt";
import { JobState } from "@atoll/contract/jobs/JobState";
import { Assurance } from "@atoll/contract/identity/Credential";
import { SessionKind } from "@atoll/contract/identity/Session";
import { BuiltInRole, Role } from "@atoll/contract/identity/Role";
import { JoiningRole, LoginProviderKind } from "@atoll/contract/identity/LoginProvider";
import { UserState } from "@atoll/contract/identity/User";
import { NodeType } from "@atoll/contract/nodes/Node";
import { Consent } from "@atoll/contract/projects/Project";
import { CatchUpPolicy, ScheduleState } from "@atoll/contract/schedules/Schedule";
import { TenantState } from "@atoll/contract/tenants/Tenant";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { is } from "drizzle-orm";
import { CasingCache } from "drizzle-orm/casing";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { Effect, Schema } from "effect";
import { CeremonyPurpose } from "../../src/identity/CeremonyRepository.ts";
import { ThrottleKind } from "../../src/identity/LoginThrottleRepository.ts";
import { OneTimePurpose } from "../../src/identity/OneTimeTokenRepository.ts";
import { migrationsDirectory } from "../../src/migration/migrateProgram.ts";
import { connectAs } from "../support/roles.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const source = fileURLToPath(new URL("../../src", import.meta.url));

/** Every table, found as drizzle-kit finds them. */
const found = await Promise.all(
  globSync(join(source, "*/*Table.ts")).map(
    (file): Promise<Readonly<Record<string, unknown>>> => import(file),
  ),
);
const tables = Object.fromEntries(
  found.flatMap((module) =>
    Object.entries(module).flatMap(([name, value]) => (is(value, PgTable) ? [[name, value] as const] : [])),
  ),
);

const snapshots = join(migrationsDirectory, "meta");
const latestSnapshot = readdirSync(snapshots)
  .filter((name) => name.endsWith("_snapshot.json"))
  .sort()
  .at(-1);

describe("the drizzle schema", () => {
  it("is what the migrations were generated from: generating again yields nothing", async () => {
    const before = JSON.parse(readFileSync(join(snapshots, latestSnapshot ?? ""), "utf8"));
    const now = generateDrizzleJson(tables, before.id, ["public"], "snake_case");
    assert.isAtLeast(Object.keys(now.tables).length, 20);
    assert.deepStrictEqual(await generateMigration(before, now), []);
  });
});

const Column = Schema.Struct({
  table: Schema.String,
  name: Schema.String,
  type: Schema.String,
  required: Schema.Boolean,
});
const Check = Schema.Struct({ name: Schema.String, definition: Schema.String });

const checks: ReadonlyArray<readonly [string, ReadonlyArray<string>]> = [
  ["tenants_state_known", TenantState.literals],
  ["memberships_role_known", Role.literals],
  ["grants_role_known", Role.literals],
  ["grants_resource_type_known", ResourceType.literals],
  ["login_providers_kind_known", LoginProviderKind.literals],
  ["login_providers_role_known", JoiningRole.literals],
  ["login_attempts_purpose_known", ["login", "link"]],
  ["nodes_type_known", NodeType.literals],
  ["project_nodes_node_type_known", NodeType.literals],
  ["project_nodes_consent_known", Consent.literals],
  ["analyses_state_known", AnalysisState.literals],
  ["analysis_nodes_node_type_known", NodeType.literals],
  ["analysis_nodes_consent_known", Consent.literals],
  ["analysis_files_bucket_known", BucketType.literals],
  ["runs_state_known", RunState.literals],
  ["ceremonies_purpose_known", CeremonyPurpose.literals],
  ["analysis_logs_level_known", LogLevel.literals],
  ["schedules_catch_up_known", CatchUpPolicy.literals],
  ["schedules_state_known", ScheduleState.literals],
  ["jobs_state_known", JobState.literals],
  ["sessions_kind_known", SessionKind.literals],
  ["sessions_assurance_known", Assurance.literals],
  ["users_state_known", UserState.literals],
  ["one_time_tokens_purpose_known", OneTimePurpose.literals],
  ["login_throttles_kind_known", ThrottleKind.literals],
  ["invitations_role_known", BuiltInRole.literals],
  ["job_attempts_outcome_known", AttemptOutcome.literals],
  ["audit_entries_actor_kind_known", AuditActorKind.literals],
  ["audit_entries_credential_kind_known", AuditCredentialKind.literals],
  ["dead_letters_reason_known", DeadLetterReason.literals],
];

describe.each(TestServers.all)("$label", (server) => {
  if (server.unavailable !== null) return it.skip(server.unavailable);

  layer(TestDatabase.layer(server))("the migrated database", (it) => {
    it.effect("has the drizzle schema's tables and columns, and no others", () =>
      Effect.gen(function* () {
        const sql = yield* connectAs("superuser");
        const found = yield* sql`
          select c.relname::text as table, a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type,
            a.attnotnull as required
          from pg_attribute a join pg_class c on c.oid = a.attrelid
          where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0
            and not a.attisdropped and not starts_with(c.relname, 'cluster_')
            and c.relname <> 'schema_migrations'
          order by c.relname, a.attname`.pipe(
          Effect.flatMap(Schema.decodeUnknownEffect(Schema.Array(Column))),
        );
        const casing = new CasingCache("snake_case");
        const wanted = Object.values(tables)
          .flatMap((table) =>
            getTableConfig(table).columns.map((column) => ({
              table: getTableConfig(table).name,
              name: casing.getColumnCasing(column),
              type: column.getSQLType(),
              required: column.notNull || column.primary,
            })),
          )
          .sort((a, b) => (`${a.table} ${a.name}` < `${b.table} ${b.name}` ? -1 : 1));
        assert.deepStrictEqual(
          [...found].sort((a, b) => (`${a.table} ${a.name}` < `${b.table} ${b.name}` ? -1 : 1)),
          wanted,
        );
      }).pipe(Effect.scoped),
    );

    it.effect("accepts exactly the states, roles and types of the contract", () =>
      Effect.gen(function* () {
        const sql = yield* connectAs("superuser");
        const found = yield* sql`
          select conname::text as name, pg_get_constraintdef(oid) as definition from pg_constraint
          where contype = 'c' and conname like '%known'`.pipe(
          Effect.flatMap(Schema.decodeUnknownEffect(Schema.Array(Check))),
        );
        const values = new Map(
          found.map(({ name, definition }) => [
            name,
            [...definition.matchAll(/'([\w-]+)'::text/g)].map(([, value]) => value),
          ]),
        );
        for (const [name, literals] of checks) assert.deepStrictEqual(values.get(name), [...literals], name);
        assert.strictEqual(values.size, checks.length + 1, "all but the hub keys' purpose");
      }).pipe(Effect.scoped),
    );
  });
});
