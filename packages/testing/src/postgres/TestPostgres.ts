import { createHash, randomUUID } from "node:crypto";
import { NodeServices } from "@effect/platform-node";
import { Context, Effect, Layer, Option, type Redacted } from "effect";
import * as PostgresRoles from "@atoll/platform/postgres/PostgresRoles";
import { oncePerRun } from "../run/OncePerRun.ts";
import { rolePasswords, shared } from "./TestCluster.ts";
import * as TestRun from "../run/TestRun.ts";
import { primary, type TestServer } from "./TestServers.ts";

/** How the template every suite's database is cloned from is filled, once in a run. */
export interface Template<E> {
  /** Names the template: two suites with the same name share one, so it must stand for the same `migrate`. */
  readonly name: string;
  /**
   * Brings an empty database to the current schema, connected as `atoll_owner`. Must close its connections.
   */
  readonly migrate: (ownerUrl: Redacted.Redacted) => Effect.Effect<void, E>;
}

export interface TestPostgresOptions<E> {
  /** The embedded server (or the address in the environment) unless said otherwise. */
  readonly server?: TestServer;
  /** Without one the database is empty. */
  readonly template?: Template<E>;
}

/** The URLs of one database, one for each role. */
export interface DatabaseUrls {
  readonly superuser: Redacted.Redacted;
  readonly owner: Redacted.Redacted;
  readonly app: Redacted.Redacted;
  readonly system: Redacted.Redacted;
}

const urlsFor = (access: PostgresRoles.ServerAccess, database: string): DatabaseUrls => {
  const url = (role: PostgresRoles.RoleName) =>
    PostgresRoles.urlFor(access, role, rolePasswords[role], database);
  return {
    superuser: PostgresRoles.urlFor(access, access.user, access.password, database),
    owner: url("atoll_owner"),
    app: url("atoll_app"),
    system: url("atoll_system"),
  };
};

const withSuperuser = <A, E, R>(
  access: PostgresRoles.ServerAccess,
  use: (sql: Effect.Success<ReturnType<typeof PostgresRoles.connect>>) => Effect.Effect<A, E, R>,
) => PostgresRoles.connect(access, "postgres").pipe(Effect.flatMap(use), Effect.scoped);

const makeTemplate = Effect.fnUntraced(function* <E>(
  access: PostgresRoles.ServerAccess,
  name: string,
  template: Template<E>,
) {
  yield* withSuperuser(access, (sql) => PostgresRoles.createDatabase(sql, name));
  yield* template.migrate(urlsFor(access, name).owner);
  return name;
});

/** The migrated database to clone from; without a run of several workers it is made for this suite alone. */
const templateFor = Effect.fnUntraced(function* <E>(
  access: PostgresRoles.ServerAccess,
  server: TestServer,
  template: Template<E>,
) {
  const name = `template_${createHash("sha256").update(template.name).digest("hex").slice(0, 12)}`;
  const run = yield* TestRun.current;
  if (Option.isNone(run)) return yield* makeTemplate(access, name, template);
  return yield* oncePerRun(run.value, `${server.id}-${name}`, makeTemplate(access, name, template));
});

/** A database of the suite's own: cloned from the template, dropped with the scope. */
const make = Effect.fnUntraced(function* <E>(options: TestPostgresOptions<E>) {
  const server = options.server ?? primary;
  const access = yield* shared(server);
  const template = options.template && (yield* templateFor(access, server, options.template));
  const name = `suite_${randomUUID().replaceAll("-", "")}`;
  yield* Effect.acquireRelease(
    withSuperuser(access, (sql) => PostgresRoles.createDatabase(sql, name, template)),
    () => withSuperuser(access, (sql) => PostgresRoles.dropDatabase(sql, name)).pipe(Effect.ignore),
  );
  return TestPostgres.of({ name, server, urls: urlsFor(access, name) });
}, Effect.provide(NodeServices.layer));

/** A real PostgreSQL database for one suite. */
export class TestPostgres extends Context.Service<
  TestPostgres,
  { readonly name: string; readonly server: TestServer; readonly urls: DatabaseUrls }
>()("@atoll/testing/postgres/TestPostgres") {
  /** The database as a scoped value, for tests that want several. */
  static readonly make = make;

  /**
   * One database for everything that shares the layer: give it to `layer(…)` of `@effect/vitest` once per
   * suite.
   */
  static readonly layer = <E = never>(options: TestPostgresOptions<E> = {}) =>
    Layer.effect(TestPostgres, make(options));
}
