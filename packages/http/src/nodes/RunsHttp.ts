import { AtollApi } from "@atoll/contract/AtollApi";
import { Runs } from "@atoll/domain/nodes/Runs";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "runs",
  Effect.fnUntraced(function* (handlers) {
    const runs = yield* Runs;
    return handlers.handleAll({
      claim: ({ params }) => runs.claim(params.runId),
      bundle: ({ params }) => runs.bundle(params.runId),
      heartbeat: ({ params, payload }) => runs.heartbeat(params.runId, payload),
      logs: ({ params, payload }) => runs.logs(params.runId, payload),
      result: ({ params, query, payload }) => runs.result(params.runId, query.sha256, payload),
      finish: ({ params, payload }) => runs.finish(params.runId, payload),
    });
  }),
);
