import { Database } from "@atoll/database/Database";
import { JobQueue } from "@atoll/database/jobs/JobQueue";
import { JobRepository } from "@atoll/database/jobs/JobRepository";
import { SystemDatabase } from "@atoll/database/SystemDatabase";
import { WorkflowJournal } from "@atoll/database/workflows/WorkflowJournal";
import { Jobs } from "@atoll/domain/jobs/Jobs";
import { ShardOwnership } from "@atoll/infra/cluster/ShardOwnership";
import * as WorkflowJournalEngine from "@atoll/infra/engine/WorkflowJournalEngine";
import { JobHints } from "@atoll/infra/jobs/JobHints";
import { Wakeups } from "@atoll/infra/wakeups/Wakeups";
import { Effect, Layer, Option } from "effect";
import type { World } from "./World.ts";

const nothing = Layer.succeed(ShardOwnership, {
  isOwned: () => false,
  owned: Effect.succeed([]),
  tenure: Effect.succeed(Option.none()),
  participate: () => Effect.void,
  fenced: () => Effect.void,
});

/** Engine and jobs in a process that owns nothing, as the API is one: it starts workflows and submits jobs. */
export const layer = ({ urls }: World) =>
  Layer.merge(
    WorkflowJournalEngine.layer().pipe(Layer.provide(WorkflowJournal.layer), Layer.provide(nothing)),
    Jobs.layer.pipe(
      Layer.provide([JobRepository.layer, JobQueue.layer, JobHints.layer, Wakeups.layerMemory]),
    ),
  ).pipe(
    Layer.provideMerge(SystemDatabase.layer({ url: urls.system, maxConnections: 6 })),
    Layer.provideMerge(Database.layer({ url: urls.app, maxConnections: 2 })),
  );
