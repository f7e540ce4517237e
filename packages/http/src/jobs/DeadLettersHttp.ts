import { AtollApi } from "@atoll/contract/AtollApi";
import { DeadLetters } from "@atoll/domain/jobs/DeadLetters";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "dead-letters",
  Effect.fnUntraced(function* (handlers) {
    const letters = yield* DeadLetters;
    return handlers.handleAll({
      list: ({ query }) => letters.list(query, query),
      get: ({ params }) => letters.get(params.jobId),
      replay: ({ params }) => letters.replay(params.jobId),
      discard: ({ params }) => letters.discard(params.jobId),
      replayMany: ({ payload }) => letters.replayMany(payload),
    });
  }),
);
