import { Database } from "@atoll/database/Database";
import type { EffectRepository } from "@atoll/database/jobs/EffectRepository";
import { SystemDatabase } from "@atoll/database/SystemDatabase";
import * as SystemRepositories from "@atoll/database/SystemRepositories";
import * as TenantRepositories from "@atoll/database/TenantRepositories";
import { ShardOwnership } from "@atoll/infra/cluster/ShardOwnership";
import type { JobHandler } from "@atoll/infra/jobs/JobHandler";
import { JobHints } from "@atoll/infra/jobs/JobHints";
import * as JobRunner from "@atoll/infra/jobs/JobRunner";
import { Wakeups } from "@atoll/infra/wakeups/Wakeups";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { Effect, Layer } from "effect";
import { Jobs } from "../../src/jobs/Jobs.ts";

const repositories = Layer.unwrap(
  Effect.gen(function* () {
    const { urls } = yield* TestPostgres;
    return Layer.mergeAll(
      TenantRepositories.layer.pipe(Layer.provideMerge(Database.layer({ url: urls.app, maxConnections: 6 }))),
      SystemRepositories.layer.pipe(
        Layer.provideMerge(SystemDatabase.layer({ url: urls.system, maxConnections: 6 })),
      ),
    );
  }),
);

/** What a process that only submits has. */
export const layerSubmitting = Jobs.layer.pipe(
  Layer.provideMerge(Layer.mergeAll(JobHints.layer, Wakeups.layerMemory)),
  Layer.provideMerge(repositories),
);

/** A process that submits and runs. Each one that is built takes all shards over from those before it. */
export const layerRunning = <R = EffectRepository>(
  handlers: ReadonlyArray<JobHandler<R>>,
  pools?: Parameters<typeof JobRunner.layer>[0]["pools"],
) =>
  JobRunner.layer({ handlers, grace: "200 millis", ...(pools === undefined ? {} : { pools }) }).pipe(
    Layer.provideMerge(ShardOwnership.layerLocal),
    Layer.provideMerge(layerSubmitting),
  );
