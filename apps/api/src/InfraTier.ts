import { analysisSignals } from "@atoll/domain/analyses/AnalysisSignals";
import * as AnalysisWorkflow from "@atoll/domain/analyses/AnalysisWorkflow";
import * as OutboxDispatcher from "@atoll/infra/outbox/OutboxDispatcher";
import * as RunLeaseSweeper from "@atoll/infra/runs/RunLeaseSweeper";
import * as DurableEngine from "@atoll/infra/workflow/DurableEngine";
import { Postgres } from "@atoll/platform/postgres/Postgres";
import { Effect, Layer } from "effect";
import { HubSettings } from "./HubSettings.ts";

const engine = Layer.unwrap(
  Effect.gen(function* () {
    const { systemUrl } = yield* Postgres;
    return DurableEngine.layer({ url: yield* systemUrl });
  }),
);

/** Timers and consumers: what happens without anybody asking. */
const runner = Layer.mergeAll(OutboxDispatcher.layer(analysisSignals), RunLeaseSweeper.layer()).pipe(
  Layer.provideMerge(AnalysisWorkflow.layer),
  Layer.provide(engine),
);

/** The durable work of this process; nothing where `ATOLL_ROLES` leaves the runner out. */
export const InfraTier = Layer.unwrap(
  Effect.map(HubSettings, ({ isRunner }) => (isRunner ? runner : Layer.empty)),
);
