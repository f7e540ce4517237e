import { PgClient } from "@effect/sql-pg";
import { Effect, Redacted, Schema } from "effect";
import { Reactivity } from "effect/reactivity";
import { SqlSchema } from "effect/sql";

/**
 * The roles of DESIGN §3. Here they only come to exist and can log in; what each may do is said by the
 * migrations. None is a superuser, none passes row-level security, and `atoll_app` and `atoll_system` own
 * nothing.
 */
export const roleNames = ["atoll_owner", "atoll_app", "atoll_system"] as const;
export type RoleName = (typeof roleNames)[number];

export type RolePasswords = Readonly<Record<RoleName, Redacted.Redacted>>;

/** A server and its superuser. */
export interface ServerAccess {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: Redacted.Redacted;
}

/** One connection as superuser, closed with the scope. */
export const connect = Effect.fnUntraced(function* (access: ServerAccess, database: string) {
  const sql = yield* PgClient.makeClient({
    host: access.host,
    port: access.port,
    username: access.user,
    password: access.password,
    database,
    applicationName: "atoll-setup",
  });
  // A failing statement with a password in it must not reach the server's log.
  yield* sql`set log_min_error_statement = panic`;
  return sql;
}, Effect.provide(Reactivity.layer));

const Statement = Schema.Struct({ statement: Schema.String });
const Wanted = Schema.fromJsonString(
  Schema.Array(Schema.Struct({ name: Schema.String, password: Schema.String })),
);

/** PostgreSQL takes no parameters in CREATE ROLE: the server quotes for us and we run what it hands back. */
const missingRoles = (sql: PgClient.PgClient) =>
  SqlSchema.findAll({
    Request: Wanted,
    Result: Statement,
    execute: (wanted) => sql`
      select format('create role %I login password %L', name, password) as statement
      from json_to_recordset(${wanted}::json) as wanted (name text, password text)
      where not exists (select from pg_roles where rolname = name)`,
  });

/** Creates the roles that are missing, with these passwords; those that exist keep theirs. */
export const ensureRoles = Effect.fn("PostgresRoles.ensureRoles")(function* (
  sql: PgClient.PgClient,
  passwords: RolePasswords,
) {
  const missing = yield* missingRoles(sql)(
    roleNames.map((name) => ({ name, password: Redacted.value(passwords[name]) })),
  );
  for (const { statement } of missing) yield* sql.unsafe(statement);
});

/**
 * Creates a database that belongs to `atoll_owner` and that only the three roles may enter. With a template
 * it holds all that the template holds, in about 0.1 s; nobody may be connected to the template meanwhile.
 */
export const createDatabase = Effect.fn("PostgresRoles.createDatabase")(function* (
  sql: PgClient.PgClient,
  name: string,
  template = "template1",
) {
  yield* sql`create database ${sql(name)} owner atoll_owner template ${sql(template)}`;
  yield* sql`revoke all on database ${sql(name)} from public`;
  yield* sql`grant connect on database ${sql(name)} to atoll_owner, atoll_app, atoll_system`;
});

const Found = Schema.Struct({ name: Schema.String });

/** Creates the database unless there is one of that name. */
export const ensureDatabase = Effect.fn("PostgresRoles.ensureDatabase")(function* (
  sql: PgClient.PgClient,
  name: string,
) {
  const find = SqlSchema.findAll({
    Request: Schema.String,
    Result: Found,
    execute: (wanted) => sql`select datname as name from pg_database where datname = ${wanted}`,
  });
  if ((yield* find(name)).length === 0) yield* createDatabase(sql, name);
});

/** Drops a database, sessions in it included. */
export const dropDatabase = (sql: PgClient.PgClient, name: string) =>
  sql`drop database if exists ${sql(name)} with (force)`.pipe(Effect.asVoid);

/** A connection URL for one role. */
export const urlFor = (
  access: Pick<ServerAccess, "host" | "port">,
  role: string,
  password: Redacted.Redacted,
  database: string,
): Redacted.Redacted => {
  const secret = encodeURIComponent(Redacted.value(password));
  return Redacted.make(`postgresql://${role}:${secret}@${access.host}:${access.port}/${database}`);
};
