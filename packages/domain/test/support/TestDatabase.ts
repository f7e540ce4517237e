import { NodeServices } from "@effect/platform-node";
import { Database } from "@atoll/database/Database";
import { migrate } from "@atoll/database/migration/Migrator";
import { migrationsDirectory } from "@atoll/database/migration/migrateProgram";
import { SystemDatabase } from "@atoll/database/SystemDatabase";
import * as SystemRepositories from "@atoll/database/SystemRepositories";
import * as TenantRepositories from "@atoll/database/TenantRepositories";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { Effect, Layer, type Redacted, References } from "effect";

const template = {
  name: "atoll",
  migrate: (url: Redacted.Redacted) =>
    migrate({ url, directory: migrationsDirectory }).pipe(
      Effect.asVoid,
      Effect.provide(NodeServices.layer),
      Effect.provideService(References.MinimumLogLevel, "Warn"),
    ),
};

/** Connections and repositories of a process of its own, on the suite's database. */
export const layerProcess = Layer.unwrap(
  Effect.gen(function* () {
    const { urls } = yield* TestPostgres;
    return Layer.mergeAll(
      TenantRepositories.layer.pipe(Layer.provideMerge(Database.layer({ url: urls.app, maxConnections: 4 }))),
      SystemRepositories.layer.pipe(
        Layer.provideMerge(SystemDatabase.layer({ url: urls.system, maxConnections: 2 })),
      ),
    );
  }),
);

/** A migrated database of the suite's own, and nothing on it. */
export const layerPostgres = TestPostgres.layer({ template });

/** A migrated database of the suite's own with every repository on it. */
export const layer = layerProcess.pipe(Layer.provideMerge(layerPostgres));
