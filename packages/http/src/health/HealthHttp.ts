import { AtollApi } from "@atoll/contract/AtollApi";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { HttpConfig } from "../HttpConfig.ts";
import { Readiness } from "./Readiness.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "health",
  Effect.fnUntraced(function* (handlers) {
    const { version } = yield* HttpConfig;
    const readiness = yield* Readiness;
    const alive = Effect.sync(() => ({
      status: "ok" as const,
      version,
      uptimeSeconds: process.uptime(),
      residentBytes: process.memoryUsage.rss(),
    }));
    return handlers.handleAll({
      live: () => alive,
      ready: () => Effect.andThen(readiness.check, alive),
    });
  }),
);
