import { NodeRuntime } from "@effect/platform-node";
import { migrateProgram } from "../../src/migration/migrateProgram.ts";

NodeRuntime.runMain(migrateProgram, { disableErrorReporting: true });
