import { NodeServices } from "@effect/platform-node";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import type { TestServer } from "@atoll/testing/postgres/TestServers";
import { Effect, Layer, type Redacted, References } from "effect";
import { Database } from "../../src/Database.ts";
import { migrationsDirectory } from "../../src/migration/migrateProgram.ts";
import { migrate } from "../../src/migration/Migrator.ts";
import { SystemDatabase } from "../../src/SystemDatabase.ts";
import * as SystemRepositories from "../../src/SystemRepositories.ts";
import * as TenantRepositories from "../../src/TenantRepositories.ts";

const template = {
  name: "atoll",
  migrate: (url: Redacted.Redacted) =>
    migrate({ url, directory: migrationsDirectory }).pipe(
      Effect.asVoid,
      Effect.provide(NodeServices.layer),
      Effect.provideService(References.MinimumLogLevel, "Warn"),
    ),
};

/** A migrated database of the suite's own with every service of this package on it. */
export const layer = (server: TestServer) =>
  Layer.unwrap(
    Effect.gen(function* () {
      const { urls } = yield* TestPostgres;
      return Layer.mergeAll(
        TenantRepositories.layer.pipe(
          Layer.provideMerge(Database.layer({ url: urls.app, maxConnections: 4 })),
        ),
        SystemRepositories.layer.pipe(
          Layer.provideMerge(SystemDatabase.layer({ url: urls.system, maxConnections: 2 })),
        ),
      );
    }),
  ).pipe(Layer.provideMerge(TestPostgres.layer({ server, template })));
