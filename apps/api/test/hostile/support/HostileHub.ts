import { NodeHttpClient, NodeServices } from "@effect/platform-node";
import { AuditEvent } from "@atoll/contract/audit/AuditEvent";
import { connect } from "@atoll/database/connect";
import * as Program from "@atoll/testing/process/Program";
import * as TestProcess from "@atoll/testing/process/TestProcess";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { Context, Effect, FileSystem, Layer, Redacted, Schema, type Scope } from "effect";
import { layerMigrated } from "../../support/migrated.ts";
import { type Answer, type Call, send, sendBytes } from "./wire.ts";

export type Superuser = Effect.Success<ReturnType<typeof connect>>;

const Tables = Schema.Array(Schema.Struct({ name: Schema.String }));
const Digests = Schema.Array(Schema.Struct({ name: Schema.String, digest: Schema.String }));

/** What an answer to any request, or the mere passing of time, may change. */
const unstable = `- array['last_seen_at', 'idle_expires_at', 'last_used_at', 'delivered_at', 'attempts', 'sequence', 'previous_hash', 'hash']`;

/** Where processes keep themselves in order, how far the audit trail is linked, and where failed attempts are counted. */
const ofProcesses =
  "('system_schedules', 'runner_tenures', 'shard_tenures', 'audit_heads', 'login_throttles', 'job_attempts')";

/** Mails are jobs of the hub that go on by themselves, and of a refusal the audit trail may tell. */
const notMail = `where to_jsonb(t) ->> 'type' is distinct from 'mail/2'
  and coalesce(to_jsonb(t) ->> 'action', '') not in (${AuditEvent.literals.map((event) => `'${event}'`).join(", ")})`;

/** A digest of all rows of each table of ours, by the table's name. */
const digestRows = Effect.fnUntraced(function* (sql: Superuser) {
  const tables = yield* Schema.decodeUnknownEffect(Tables)(
    yield* sql`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' and not starts_with(table_name, 'cluster_')
        and table_name not in ${sql.literal(ofProcesses)}`,
  );
  const digests = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(r, '|' order by r), '')) as digest
       from (select (to_jsonb(t) ${unstable})::text as r
         from ${name} t ${notMail}) rows`,
  );
  const found = yield* Schema.decodeUnknownEffect(Digests)(yield* sql.unsafe(digests.join(" union all ")));
  return Object.fromEntries(found.map(({ name, digest }) => [name, digest]));
});

/** The way to the database that the hub is told. */
type Way = (url: Redacted.Redacted) => Effect.Effect<Redacted.Redacted, never, Scope.Scope>;

const hub = Effect.fnUntraced(function* (settings: Readonly<Record<string, string>>, way: Way) {
  const { urls } = yield* TestPostgres;
  const files = yield* FileSystem.FileSystem;
  const sql = yield* connect({ url: urls.superuser, applicationName: "atoll-hostile", maxConnections: 2 });
  const data = yield* files.makeTempDirectoryScoped({ prefix: "atoll-hostile-" });
  const hubProcess = yield* TestProcess.start({
    entry: yield* Program.entry("api"),
    env: {
      DATABASE_URL: Redacted.value(yield* way(urls.app)),
      DATABASE_SYSTEM_URL: Redacted.value(urls.system),
      ATOLL_DATA: data,
      ATOLL_DASHBOARD: `${data}/dashboard`,
      ATOLL_PORT: "0",
      // What is attacked is to answer, however much is sent; the limits have tests of their own.
      ATOLL_RATE_LIMITS: "off",
      ATOLL_DATABASE_CONNECTIONS: "8",
      ATOLL_DATABASE_SYSTEM_CONNECTIONS: "4",
      ...settings,
    },
  });
  const [, url = ""] = yield* hubProcess.line(/ready at (http\S+)/, 60_000);
  return HostileHub.of({
    url,
    sql,
    data,
    log: hubProcess.log,
    send: (path, call) => Effect.promise(() => send(url, path, call)),
    sendBytes: (bytes) => Effect.promise(() => sendBytes(url, bytes)),
    rows: Effect.orDie(digestRows(sql)),
  });
});

/** A real hub with both roles, as a process, on a migrated database of the suite's own. */
export class HostileHub extends Context.Service<
  HostileHub,
  {
    readonly url: string;
    /** As the superuser: sees and changes everything. */
    readonly sql: Superuser;
    /** Its data folder. */
    readonly data: string;
    readonly log: Effect.Effect<string>;
    readonly send: (path: string, call?: Call) => Effect.Effect<Answer>;
    readonly sendBytes: (bytes: string | Uint8Array) => Effect.Effect<Answer>;
    /** A digest of the rows of each table; equal before and after means that nothing was written. */
    readonly rows: Effect.Effect<{ readonly [table: string]: string }>;
  }
>()("@atoll/api/test/HostileHub") {
  static readonly layerWith = (settings: Readonly<Record<string, string>>, way: Way = Effect.succeed) =>
    Layer.effect(HostileHub, hub(settings, way)).pipe(
      Layer.provide([layerMigrated, NodeServices.layer]),
      Layer.provideMerge(NodeHttpClient.layerUndici),
    );
  static readonly layer = HostileHub.layerWith({});
}
