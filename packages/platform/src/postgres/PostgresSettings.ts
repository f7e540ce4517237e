import { Effect, Option, Redacted, Schema } from "effect";
import * as Setting from "../config/Setting.ts";

const DatabaseUrl = Schema.String.check(
  Schema.isPattern(/^postgres(ql)?:\/\/[^@/]+@[^/]+\/[^/?]+(\?.*)?$/),
).pipe(Schema.RedactedFromValue);

const url = (name: string, description: string) =>
  Setting.optional({
    name,
    description,
    schema: DatabaseUrl,
    expected: "postgresql://user:password@host:port/database",
    secret: true,
  });

const PositiveInt = Schema.NumberFromString.check(
  Schema.isInt(),
  Schema.isBetween({ minimum: 1, maximum: 1000 }),
);

const connections = (name: string, description: string, amount: number) =>
  Setting.withDefault({
    name,
    description,
    schema: PositiveInt,
    expected: "a whole number from 1 to 1000",
    default: amount,
  });

export const app = url("DATABASE_URL", "PostgreSQL as atoll_app; without it the embedded one is started");
export const system = url("DATABASE_SYSTEM_URL", "the same database as atoll_system");
export const migration = url(
  "DATABASE_MIGRATION_URL",
  "the same database as atoll_owner, for migrations only",
);

export const appConnections = connections("ATOLL_DATABASE_CONNECTIONS", "connections of the app's pool", 16);
export const systemConnections = connections(
  "ATOLL_DATABASE_SYSTEM_CONNECTIONS",
  "connections of the system pool",
  8,
);

export const embeddedPort = Setting.optional({
  name: "ATOLL_POSTGRES_PORT",
  description: "port of the embedded database; without it a free one",
  schema: Schema.NumberFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum: 65_535 })),
  expected: "a port from 1 to 65535",
});

export const embeddedPrograms = Setting.optional({
  name: "ATOLL_POSTGRES_HOME",
  description: "a folder with bin/postgres of version 18, instead of the installed package's",
  schema: Schema.NonEmptyString,
  expected: "a folder",
});

/** The three URLs, where an outside server is named; all that this process needs of them. */
export const outside = Effect.gen(function* () {
  const given = { app: yield* app.read, system: yield* system.read, migration: yield* migration.read };
  if (Option.isNone(given.app) && Option.isNone(given.system) && Option.isNone(given.migration)) {
    return Option.none();
  }
  return Option.some(given);
});

/** The setting's value, or the sentence that asks for it. */
export const required = Effect.fnUntraced(function* (name: string, value: Option.Option<Redacted.Redacted>) {
  if (Option.isSome(value)) return value.value;
  const sentence =
    `${name} is not set, but other DATABASE_… settings are. Set DATABASE_URL (role atoll_app), ` +
    "DATABASE_SYSTEM_URL (role atoll_system) and, for migrations, DATABASE_MIGRATION_URL " +
    "(role atoll_owner) to the same database, or none of them to use the embedded one.";
  return yield* new Setting.SettingInvalid({ name, sentence });
});
