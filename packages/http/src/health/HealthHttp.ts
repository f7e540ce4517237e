import { AtollApi } from "@atoll/contract/AtollApi";
import { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { Draining } from "../Draining.ts";
import { HttpConfig } from "../HttpConfig.ts";
import { ClusterView } from "./ClusterView.ts";
import { Readiness } from "./Readiness.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "health",
  Effect.fnUntraced(function* (handlers) {
    const { version } = yield* HttpConfig;
    const readiness = yield* Readiness;
    const cluster = yield* ClusterView;
    const draining = yield* Draining;
    const alive = Effect.sync(() => ({
      status: "ok" as const,
      version,
      uptimeSeconds: process.uptime(),
      residentBytes: process.memoryUsage.rss(),
    }));
    return handlers.handleAll({
      live: () => alive,
      ready: () =>
        Effect.flatMap(draining.hasBegun, (stopping) =>
          stopping
            ? Effect.fail(new ServiceUnavailable({ detail: "The process is stopping." }))
            : Effect.andThen(readiness.check, alive),
        ),
      cluster: () => cluster.read,
    });
  }),
);
