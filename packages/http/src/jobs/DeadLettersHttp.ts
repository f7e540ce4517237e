import { AtollApi } from "@atoll/contract/AtollApi";
import { DeadLetters } from "@atoll/domain/jobs/DeadLetters";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { permitted } from "../permitted.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "dead-letters",
  Effect.fnUntraced(function* (handlers) {
    const letters = yield* DeadLetters;
    return handlers.handleAll({
      list: ({ query }) => permitted("jobs:read")(letters.list(query, query)),
      get: ({ params }) => permitted("jobs:read")(letters.get(params.jobId)),
      replay: ({ params }) => permitted("jobs:update")(letters.replay(params.jobId)),
      discard: ({ params }) => permitted("jobs:update")(letters.discard(params.jobId)),
      replayMany: ({ payload }) => permitted("jobs:update")(letters.replayMany(payload)),
    });
  }),
);
