// A runner of the chaos campaign: a process that owns shards and works on what falls on them.
import { Database } from "@atoll/database/Database";
import { SystemDatabase } from "@atoll/database/SystemDatabase";
import * as SystemRepositories from "@atoll/database/SystemRepositories";
import * as TenantRepositories from "@atoll/database/TenantRepositories";
import { JobCatalogue } from "@atoll/domain/jobs/JobCatalogue";
import { Jobs } from "@atoll/domain/jobs/Jobs";
import * as ScheduleTimer from "@atoll/domain/schedules/ScheduleTimer";
import * as Cluster from "@atoll/infra/cluster/Cluster";
import * as WorkflowJournalEngine from "@atoll/infra/engine/WorkflowJournalEngine";
import { JobHints } from "@atoll/infra/jobs/JobHints";
import * as JobRunner from "@atoll/infra/jobs/JobRunner";
import { Wakeups } from "@atoll/infra/wakeups/Wakeups";
import { NodeRuntime } from "@effect/platform-node";
import { Config, Effect, Layer } from "effect";
import * as Parcel from "./Parcel.ts";
import * as Voyage from "./Voyage.ts";

const ready = Layer.effectDiscard(Effect.log("The runner is ready"));
const host = "127.0.0.1";

const runner = Layer.unwrap(
  Effect.gen(function* () {
    const app = yield* Config.Redacted("DATABASE_URL");
    const system = yield* Config.Redacted("DATABASE_SYSTEM_URL");
    const port = yield* Config.Int("CHAOS_PORT");
    const cluster = Cluster.layerSocket({
      url: system,
      host,
      port,
      listenHost: host,
      health: { _tag: "ping" },
    });
    const workflows = Voyage.layer.pipe(Layer.provide(WorkflowJournalEngine.layer()));
    const jobs = JobRunner.layer({ handlers: [Parcel.handler] });
    const timer = ScheduleTimer.layer.pipe(
      Layer.provide([Jobs.layer, JobCatalogue.layer([Parcel.offeredParcel])]),
    );
    return Layer.mergeAll(workflows, jobs, timer).pipe(
      Layer.provide([Voyage.Life.layer, JobHints.layer, Wakeups.layerPostgres({ url: app }), cluster]),
      Layer.provide([TenantRepositories.layer, SystemRepositories.layer]),
      Layer.provideMerge(SystemDatabase.layer({ url: system, maxConnections: 6 })),
      Layer.provideMerge(Database.layer({ url: app, maxConnections: 6 })),
    );
  }),
);

ready.pipe(Layer.provideMerge(runner), Layer.launch, NodeRuntime.runMain);
