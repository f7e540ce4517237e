import { migrateProgram } from "@atoll/database/migration/migrateProgram";
import { NodeRuntime } from "@effect/platform-node";
import { ConfigProvider, Effect } from "effect";
import { migrationsFolder } from "./Installation.ts";

/** The init container's entry: brings the database to this release's schema and ends. */
const provider = ConfigProvider.fromEnv().pipe(
  ConfigProvider.orElse(ConfigProvider.fromUnknown({ ATOLL_MIGRATIONS: migrationsFolder })),
);

NodeRuntime.runMain(Effect.provideService(migrateProgram, ConfigProvider.ConfigProvider, provider), {
  disableErrorReporting: true,
});
