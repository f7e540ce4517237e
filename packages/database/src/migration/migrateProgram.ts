import { fileURLToPath } from "node:url";
import { NodeServices } from "@effect/platform-node";
import { Config, Duration, Effect } from "effect";
import { migrate } from "./Migrator.ts";

/** `/migrations` of this repository, for programs that run from its sources. */
export const migrationsDirectory = fileURLToPath(new URL("../../../../migrations", import.meta.url));

const settings = Config.all({
  url: Config.Redacted("DATABASE_MIGRATION_URL"),
  directory: Config.String("ATOLL_MIGRATIONS").pipe(Config.withDefault(migrationsDirectory)),
  seconds: Config.Number("ATOLL_MIGRATION_WAIT_SECONDS").pipe(Config.withDefault(60)),
});

/**
 * The init container's whole work, configured by environment: `DATABASE_MIGRATION_URL` (as `atoll_owner`),
 * `ATOLL_MIGRATIONS` (the folder; a bundled program must set it), `ATOLL_MIGRATION_WAIT_SECONDS` (60).
 * Succeeds or says in one line why not, so that `NodeRuntime.runMain` exits with 0 or 1.
 */
export const migrateProgram = Effect.gen(function* () {
  const { url, directory, seconds } = yield* settings;
  const applied = yield* migrate({ url, directory, patience: Duration.seconds(seconds) });
  yield* Effect.logInfo(
    applied.length === 0 ? "The database is up to date" : `Applied ${applied.length} migrations`,
  );
}).pipe(
  Effect.tapError((error) => Effect.logError(error.message)),
  Effect.provide(NodeServices.layer),
);
