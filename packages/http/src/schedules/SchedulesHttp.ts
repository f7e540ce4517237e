import { AtollApi } from "@atoll/contract/AtollApi";
import { Schedules } from "@atoll/domain/schedules/Schedules";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { permitted } from "../permitted.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "schedules",
  Effect.fnUntraced(function* (handlers) {
    const schedules = yield* Schedules;
    return handlers.handleAll({
      create: ({ payload }) => permitted("schedules:create")(schedules.create(payload)),
      list: ({ query }) => permitted("schedules:read")(schedules.list(query)),
      get: ({ params }) => permitted("schedules:read")(schedules.get(params.scheduleId)),
      change: ({ params, payload }) =>
        permitted("schedules:update")(schedules.change(params.scheduleId, payload)),
      remove: ({ params }) => permitted("schedules:delete")(schedules.remove(params.scheduleId)),
      pause: ({ params }) => permitted("schedules:update")(schedules.pause(params.scheduleId)),
      resume: ({ params }) => permitted("schedules:update")(schedules.resume(params.scheduleId)),
      run: ({ params }) => permitted("schedules:update")(schedules.run(params.scheduleId)),
    });
  }),
);
