import { NodeRuntime } from "@effect/platform-node";
import { Database } from "@atoll/database/Database";
import { SystemDatabase } from "@atoll/database/SystemDatabase";
import * as SystemRepositories from "@atoll/database/SystemRepositories";
import * as TenantRepositories from "@atoll/database/TenantRepositories";
import { JobHints } from "@atoll/infra/jobs/JobHints";
import { Wakeups } from "@atoll/infra/wakeups/Wakeups";
import { Config, Effect, Layer } from "effect";
import { echo } from "../../src/jobs/EchoJob.ts";
import { JobCatalogue } from "../../src/jobs/JobCatalogue.ts";
import { Jobs } from "../../src/jobs/Jobs.ts";
import * as ScheduleTimer from "../../src/schedules/ScheduleTimer.ts";

const options = Config.all({
  app: Config.Redacted("TEST_APP_URL"),
  system: Config.Redacted("TEST_SYSTEM_URL"),
});

/** The timer of schedules as a process of its own, for tests that kill it. Writes "ready". */
const ready = Layer.effectDiscard(Effect.sync(() => process.stdout.write("ready\n")));

NodeRuntime.runMain(
  Effect.flatMap(options, ({ app, system }) =>
    Layer.launch(
      ready.pipe(
        Layer.provide(ScheduleTimer.layer),
        Layer.provide(Layer.mergeAll(Jobs.layer, JobCatalogue.layer([echo]))),
        Layer.provide(Layer.mergeAll(JobHints.layer, Wakeups.layerPostgres({ url: app }))),
        Layer.provide(Layer.mergeAll(TenantRepositories.layer, SystemRepositories.layer)),
        Layer.provide([
          Database.layer({ url: app, maxConnections: 5 }),
          SystemDatabase.layer({ url: system, maxConnections: 2 }),
        ]),
      ),
    ),
  ),
);
