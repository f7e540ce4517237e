import { AtollApi } from "@atoll/contract/AtollApi";
import { Schedules } from "@atoll/domain/schedules/Schedules";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "schedules",
  Effect.fnUntraced(function* (handlers) {
    const schedules = yield* Schedules;
    return handlers.handleAll({
      create: ({ payload }) => schedules.create(payload),
      list: ({ query }) => schedules.list(query),
      get: ({ params }) => schedules.get(params.scheduleId),
      change: ({ params, payload }) => schedules.change(params.scheduleId, payload),
      remove: ({ params }) => schedules.remove(params.scheduleId),
      pause: ({ params }) => schedules.pause(params.scheduleId),
      resume: ({ params }) => schedules.resume(params.scheduleId),
      run: ({ params }) => schedules.run(params.scheduleId),
    });
  }),
);
