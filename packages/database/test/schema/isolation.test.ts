import { assert, describe, it, layer } from "@effect/vitest";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import { GrantId } from "@atoll/contract/access/Grant";
import { AuditEntryId } from "@atoll/contract/audit/AuditEntry";
import { AnalysisFileId, FilePath } from "@atoll/contract/analyses/AnalysisFile";
import { LeaseToken, RunId } from "@atoll/contract/analyses/Run";
import { RoleId } from "@atoll/contract/identity/Role";
import { LoginProviderId } from "@atoll/contract/identity/LoginProvider";
import { SessionId } from "@atoll/contract/identity/SessionId";
import { ScheduleId } from "@atoll/contract/schedules/Schedule";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { DateTime, Duration, Effect, Option, Schema } from "effect";
import { GrantRepository } from "../../src/access/GrantRepository.ts";
import { RoleRepository } from "../../src/access/RoleRepository.ts";
import { AnalysisLogRepository } from "../../src/analyses/AnalysisLogRepository.ts";
import { AnalysisRepository } from "../../src/analyses/AnalysisRepository.ts";
import { RunRepository } from "../../src/analyses/RunRepository.ts";
import { AuditEntryRepository } from "../../src/audit/AuditEntryRepository.ts";
import { OutboxRepository } from "../../src/events/OutboxRepository.ts";
import { LoginAttemptId, LoginAttemptRepository } from "../../src/identity/LoginAttemptRepository.ts";
import { LoginProviderRepository } from "../../src/identity/LoginProviderRepository.ts";
import { SessionRepository } from "../../src/identity/SessionRepository.ts";
import { EffectRepository } from "../../src/jobs/EffectRepository.ts";
import { IdempotencyRepository } from "../../src/jobs/IdempotencyRepository.ts";
import { TenantKeyRepository } from "../../src/keys/TenantKeyRepository.ts";
import { MessageRepository } from "../../src/messages/MessageRepository.ts";
import { NodeTokenRepository } from "../../src/nodes/NodeTokenRepository.ts";
import { ScheduleRepository } from "../../src/schedules/ScheduleRepository.ts";
import { sqlState } from "../../src/SqlFailure.ts";
import { AnalysisFileRepository } from "../../src/storage/AnalysisFileRepository.ts";
import { fresh, lagoon, organisation } from "../support/islands.ts";
import { connectAs } from "../support/roles.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

/** Every table that holds tenants' rows and that the application may read. */
const readable = [
  "tenants",
  "users",
  "memberships",
  "participations",
  "sessions",
  "nodes",
  "node_tokens",
  "node_assertions",
  "projects",
  "project_nodes",
  "analyses",
  "analysis_nodes",
  "analysis_files",
  "runs",
  "analysis_logs",
  "messages",
  "effects",
  "idempotency_keys",
  "schedules",
  "roles",
  "grants",
  "audit_entries",
  "login_providers",
  "login_attempts",
  "tenant_keys",
] as const;

const Count = Schema.Tuple([Schema.Struct({ count: Schema.FiniteFromString })]);

/** A lagoon in which every table has at least one row. */
const full = Effect.gen(function* () {
  const island = yield* lagoon;
  const { research, site, data, aggregator, analysisId } = island;
  const [analyses, runs, files, logs, messages] = yield* Effect.all([
    AnalysisRepository,
    RunRepository,
    AnalysisFileRepository,
    AnalysisLogRepository,
    MessageRepository,
  ]);
  const [sessions, tokens, effects, keys, outbox] = yield* Effect.all([
    SessionRepository,
    NodeTokenRepository,
    EffectRepository,
    IdempotencyRepository,
    OutboxRepository,
  ]);
  const [schedules, roles, grants] = yield* Effect.all([ScheduleRepository, RoleRepository, GrantRepository]);
  const [providers, attempts] = yield* Effect.all([LoginProviderRepository, LoginAttemptRepository]);
  const [trail, hour] = [yield* AuditEntryRepository, Duration.hours(1)];
  const [roleId, providerId] = [fresh(RoleId), fresh(LoginProviderId)];
  const random = () => crypto.getRandomValues(new Uint8Array(32));
  yield* research.as(
    providers.create({
      id: providerId,
      kind: "google",
      issuer: "https://accounts.google.com",
      name: "Google",
      clientId: "client",
      clientSecretSealed: random(),
      appleKey: null,
      allowedDomains: [],
      autoJoin: false,
      defaultRole: "member",
      enabled: true,
      acceptsTokensFor: null,
    }),
  );
  yield* research.as(
    Effect.all([
      Effect.flatMap(TenantKeyRepository, (tenantKeys) => tenantKeys.heldToSeal(random())),
      attempts.create({
        id: fresh(LoginAttemptId),
        providerId,
        stateHash: random(),
        browserHash: random(),
        secretsSealed: random(),
        linkFor: null,
        redirect: "/",
        lifetime: hour,
      }),
      analyses.share(analysisId),
      sessions.create({
        kind: "browser",
        assurance: "single",
        methods: ["password"],
        address: null,
        userAgent: null,
        device: null,
        after: null,
        id: fresh(SessionId),
        userId: research.userId,
        tokenHash: crypto.getRandomValues(new Uint8Array(32)),
        idle: hour,
        absolute: hour,
      }),
      runs.create({
        id: fresh(RunId),
        analysisId,
        nodeId: data.id,
        nodeTenantId: data.tenantId,
        attempt: 1,
      }),
      files.put({
        id: fresh(AnalysisFileId),
        analysisId,
        bucket: "CODE",
        path: FilePath.make("main.ts"),
        sha256: "a".repeat(64),
        size: 1,
        entrypoint: true,
      }),
      logs.append({ analysisId, nodeId: null, runId: null, entries: [{ level: "info", message: "hub" }] }),
      effects.record({ key: analysisId, kind: "test" }),
      keys.begin({ key: "k", operation: "o", requestDigest: "a".repeat(64), patienceSeconds: 60 }),
      outbox.append({ kind: "test", payload: {} }),
      trail.record({
        id: fresh(AuditEntryId),
        actor: { kind: "user", id: research.userId, credential: null },
        action: "projects.create",
        target: { type: "project", id: island.projectId },
        changes: {},
        requestId: null,
        address: null,
      }),
      schedules.create({
        id: fresh(ScheduleId),
        name: "Nightly",
        type: "echo",
        payload: {},
        cron: "0 2 * * *",
        timeZone: "UTC",
        catchUp: "one",
        nextDueAt: null,
        createdBy: research.userId,
      }),
      roles.create({ id: roleId, name: "Assistant", rights: [], createdBy: research.userId }),
      grants.create({
        id: fresh(GrantId),
        userId: research.userId,
        resourceType: "analysis",
        resourceId: analysisId,
        role: "custom",
        roleId,
        createdBy: research.userId,
      }),
    ]),
  );
  const now = yield* DateTime.now;
  yield* site.as(
    Effect.all([
      tokens.create(data.id, crypto.getRandomValues(new Uint8Array(32)), hour),
      tokens.spendAssertion(data.id, "jti", DateTime.addDuration(now, hour)),
      messages.send(
        [
          {
            envelope: {
              version: 1,
              analysisId,
              sender: data.id,
              recipient: aggregator.id,
              sequence: 1,
              ephemeralKey: "k",
              salt: "s",
              nonce: "n",
              ciphertext: "c",
            },
            digest: "a".repeat(64),
            size: 1,
          },
        ],
        60,
      ),
    ]),
  );
  return island;
});

/** How many rows of each table the application's role sees with no filter at all. */
const visible = (tenant: TenantId | "" | undefined) =>
  Effect.gen(function* () {
    const sql = yield* connectAs("app");
    const counts = Effect.forEach(readable, (table) =>
      sql.unsafe(`select count(*)::text as count from ${table}`).pipe(
        Effect.flatMap(Schema.decodeUnknownEffect(Count)),
        Effect.map(([{ count }]) => [table, count] as const),
      ),
    ).pipe(Effect.map(Object.fromEntries<number>));
    if (tenant === undefined) return yield* counts;
    return yield* sql`select set_config('app.tenant', ${tenant}, true)`.pipe(
      Effect.andThen(counts),
      sql.withTransaction,
    );
  }).pipe(Effect.scoped);

const nothing = Object.fromEntries(readable.map((table) => [table, 0]));

describe.each(TestServers.all)("$label", (server) => {
  if (server.unavailable !== null) return it.skip(server.unavailable);

  layer(TestDatabase.layer(server))("without any filter of its own, the application's role", (it) => {
    it.effect("sees nothing of another tenant, in any table", () =>
      Effect.gen(function* () {
        const { research, site } = yield* full;
        const stranger = yield* organisation("Stranger");
        assert.deepStrictEqual(yield* visible(stranger.tenantId), {
          ...nothing,
          tenants: 1,
          users: 1,
          memberships: 1,
        });
        const own = yield* visible(research.tenantId);
        const ofSite = yield* visible(site.tenantId);
        for (const table of readable) {
          assert.isAbove((own[table] ?? 0) + (ofSite[table] ?? 0), 0, `${table} was tested empty`);
        }
      }),
    );

    it.effect("shows a site its part of a shared analysis, and nothing else of the owner", () =>
      Effect.gen(function* () {
        const { site } = yield* full;
        assert.deepStrictEqual(yield* visible(site.tenantId), {
          tenants: 1,
          users: 1,
          memberships: 1,
          participations: 2,
          sessions: 0,
          nodes: 1,
          node_tokens: 1,
          node_assertions: 1,
          projects: 1,
          project_nodes: 2,
          analyses: 1,
          analysis_nodes: 2,
          analysis_files: 1,
          runs: 1,
          analysis_logs: 0,
          messages: 1,
          effects: 0,
          idempotency_keys: 0,
          schedules: 0,
          roles: 0,
          grants: 0,
          audit_entries: 0,
          login_providers: 0,
          login_attempts: 0,
          tenant_keys: 0,
        });
      }),
    );

    it.effect("sees nothing with an empty setting, with none, and on a connection that had one", () =>
      Effect.gen(function* () {
        const { research } = yield* full;
        assert.deepStrictEqual(yield* visible(""), nothing);
        assert.deepStrictEqual(yield* visible(undefined), nothing);
        const sql = yield* connectAs("app");
        const tenants = sql`select id from tenants`;
        const inside = yield* sql`select set_config('app.tenant', ${research.tenantId}, true)`.pipe(
          Effect.andThen(tenants),
          sql.withTransaction,
        );
        assert.strictEqual(inside.length, 1);
        assert.deepStrictEqual(yield* tenants, []);
      }).pipe(Effect.scoped),
    );

    it.effect("changes no row of another tenant, and moves none of its own to one", () =>
      Effect.gen(function* () {
        const { research, analysisId, data, site } = yield* full;
        const stranger = yield* organisation("Stranger");
        const sql = yield* connectAs("app");
        const as = (tenant: TenantId, statement: string) =>
          sql`select set_config('app.tenant', ${tenant}, true)`.pipe(
            Effect.andThen(sql.unsafe(statement)),
            Effect.map((rows) => rows.length),
            sql.withTransaction,
          );
        const lease = `lease_token = '${fresh(LeaseToken)}', lease_expires_at = now()`;
        for (const statement of [
          "update analyses set name = 'mine' returning id",
          "update analysis_nodes set consent = 'approved' returning node_id",
          `update runs set state = 'leased', ${lease} returning id`,
          "update messages set acknowledged_at = now() returning id",
          "delete from analysis_files returning id",
          "delete from participations returning tenant_id",
          "update roles set name = 'mine' returning id",
          "delete from grants returning id",
        ]) {
          assert.strictEqual(yield* as(stranger.tenantId, statement), 0, statement);
        }
        const forged = [
          [research.tenantId, `update analyses set tenant_id = '${stranger.tenantId}'`],
          [research.tenantId, `update analysis_nodes set consent = 'approved' where node_id = '${data.id}'`],
          [
            stranger.tenantId,
            `insert into participations (tenant_id, resource_id, owner_tenant_id)
             values ('${stranger.tenantId}', '${analysisId}', '${research.tenantId}')`,
          ],
          [
            stranger.tenantId,
            `insert into analysis_logs (tenant_id, id, analysis_id, node_tenant_id, level, message)
             values ('${research.tenantId}', '${analysisId}', '${analysisId}', '${stranger.tenantId}', 'info', 'x')`,
          ],
          [
            site.tenantId,
            `insert into effects (tenant_id, key, kind) values ('${research.tenantId}', 'x', 'x')`,
          ],
          [
            site.tenantId,
            `insert into analysis_files (tenant_id, id, analysis_id, bucket, path, sha256, size)
             values ('${research.tenantId}', '${analysisId}', '${analysisId}', 'RESULT', 'r', '${"a".repeat(64)}', 1)`,
          ],
          [site.tenantId, "select * from outbox"],
          [site.tenantId, "select * from hub_keys"],
          [site.tenantId, "select password_hash from users"],
        ] as const;
        for (const [tenant, statement] of forged) {
          const refused = yield* Effect.flip(as(tenant, statement));
          assert.deepStrictEqual(sqlState(refused), Option.some("42501"), statement);
        }
      }).pipe(Effect.scoped),
    );

    it.effect("cannot invite itself to another tenant's analysis by naming itself the owner", () =>
      Effect.gen(function* () {
        const { analysisId } = yield* full;
        const analyses = yield* AnalysisRepository;
        const [stranger, accomplice] = [yield* organisation("Stranger"), yield* organisation("Accomplice")];
        const sql = yield* connectAs("app");
        yield* sql`select set_config('app.tenant', ${accomplice.tenantId}, true)`.pipe(
          Effect.andThen(sql`
            insert into participations (tenant_id, resource_id, owner_tenant_id)
            values (${stranger.tenantId}, ${analysisId}, ${accomplice.tenantId})`),
          sql.withTransaction,
        );
        assert.strictEqual((yield* visible(stranger.tenantId)).analyses, 0);
        assert.strictEqual((yield* stranger.as(analyses.list({}))).items.length, 0);
      }).pipe(Effect.scoped),
    );
  });

  layer(TestDatabase.layer(server))("the system role", (it) => {
    it.effect(
      "reads outbox, runs, keys and the audit trail it links, and nothing that tenants entrust to the hub",
      () =>
        Effect.gen(function* () {
          yield* full;
          const sql = yield* connectAs("system");
          assert.isAbove((yield* sql`select id from outbox`).length, 0);
          assert.isAbove((yield* sql`select id from runs`).length, 0);
          for (const table of readable.filter((name) => name !== "runs" && name !== "audit_entries")) {
            const refused = yield* Effect.flip(sql.unsafe(`select * from ${table}`));
            assert.deepStrictEqual(sqlState(refused), Option.some("42501"), table);
          }
          assert.strictEqual(
            (yield* sql`update runs set state = 'lost' where state = 'pending' returning id`).length,
            0,
          );
        }).pipe(Effect.scoped),
    );
  });
});
