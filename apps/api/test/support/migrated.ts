import { migrate } from "@atoll/database/migration/Migrator";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { NodeServices } from "@effect/platform-node";
import { Effect, type Redacted, References } from "effect";
import { migrationsFolder } from "../../src/Installation.ts";

const template = {
  name: "atoll",
  migrate: (url: Redacted.Redacted) =>
    migrate({ url, directory: migrationsFolder }).pipe(
      Effect.asVoid,
      Effect.provide(NodeServices.layer),
      Effect.provideService(References.MinimumLogLevel, "Warn"),
    ),
};

/** A migrated database of the suite's own. */
export const layerMigrated = TestPostgres.layer({ template });
