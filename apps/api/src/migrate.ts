import { migrateProgram } from "@atoll/database/migration/migrateProgram";
import { NodeRuntime } from "@effect/platform-node";

/** The Kubernetes init container's entry: exits 0 when the database has this release's schema, 1 with a reason. */
NodeRuntime.runMain(migrateProgram);
