import { Database } from "@atoll/database/Database";
import { migrate } from "@atoll/database/migration/Migrator";
import { SystemDatabase } from "@atoll/database/SystemDatabase";
import * as SystemRepositories from "@atoll/database/SystemRepositories";
import * as TenantRepositories from "@atoll/database/TenantRepositories";
import { Postgres } from "@atoll/platform/postgres/Postgres";
import * as PostgresSettings from "@atoll/platform/postgres/PostgresSettings";
import { NodeServices } from "@effect/platform-node";
import { Effect, Layer, Option } from "effect";
import { migrationsFolder } from "./Installation.ts";

/**
 * The embedded database is brought to this release's schema at boot. Another one is when this process was
 * given its owner; in production it is not, and the init container does it (`migrate.ts`).
 */
const migrated = Layer.effectDiscard(
  Effect.gen(function* () {
    const { isEmbedded, migrationUrl } = yield* Postgres;
    if (!isEmbedded && Option.isNone(yield* PostgresSettings.migration.read)) return;
    yield* migrate({ url: yield* migrationUrl, directory: migrationsFolder });
  }).pipe(Effect.provide(NodeServices.layer)),
);

/** As `atoll_app`, whom row-level security binds; refuses a role it does not bind. */
const app = Layer.unwrap(
  Effect.gen(function* () {
    const { appUrl } = yield* Postgres;
    const maxConnections = yield* PostgresSettings.appConnections.read;
    return Database.layer({ url: yield* appUrl, maxConnections });
  }),
);

/**
 * As `atoll_system`, across tenants: outbox, leases and the hub's keys; refuses a role that could read more.
 */
const system = Layer.unwrap(
  Effect.gen(function* () {
    const { systemUrl } = yield* Postgres;
    const maxConnections = yield* PostgresSettings.systemConnections.read;
    return SystemDatabase.layer({ url: yield* systemUrl, maxConnections });
  }),
);

/** Both databases with every repository on them, migrated. */
export const layer = Layer.mergeAll(TenantRepositories.layer, SystemRepositories.layer).pipe(
  Layer.provideMerge(Layer.mergeAll(app, system)),
  Layer.provide(migrated),
);
