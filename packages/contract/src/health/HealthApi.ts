import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api";
import { ServiceUnavailable } from "../CommonProblems.ts";
import { everyone, Policy } from "../EndpointPolicy.ts";
import { Rate, RateLimits } from "../RateClass.ts";
import { Instant } from "../Instant.ts";

export const Health = Schema.Struct({
  status: Schema.Literal("ok"),
  version: Schema.String,
  /** Seconds since the process started. */
  uptimeSeconds: Schema.Finite,
  /** Resident memory of the process. */
  residentBytes: Schema.Int,
}).annotate({ identifier: "Health" });

/** A process that takes part in the work. */
export const RunnerHealth = Schema.Struct({
  /** False when other runners found it gone. */
  healthy: Schema.Boolean,
  /** The number under which it owns shards, a greater one each time it starts anew; null while it owns none. */
  tenure: Schema.NullOr(Schema.Int),
  since: Schema.NullOr(Instant),
  shards: Schema.Int,
}).annotate({ identifier: "RunnerHealth" });

export const ClusterHealth = Schema.Struct({
  /** The tenure of the process that answers; null when it runs no work or stands by. */
  tenure: Schema.NullOr(Schema.Int),
  runners: Schema.Array(RunnerHealth),
  /** Shards that no runner works on: some for seconds after a runner was lost, all while none is there. */
  unownedShards: Schema.Int,
}).annotate({ identifier: "ClusterHealth" });
export type ClusterHealth = typeof ClusterHealth.Type;

export class HealthApi extends HttpApiGroup.make("health")
  .add(
    HttpApiEndpoint.get("live", "/health/live", { success: Health })
      .annotate(Policy, everyone)
      .annotateMerge(OpenApi.annotations({ summary: "Is the process alive" })),
    HttpApiEndpoint.get("ready", "/health/ready", { success: Health, error: ServiceUnavailable })
      .annotate(Policy, everyone)
      .annotateMerge(
        OpenApi.annotations({
          summary: "Can the process serve: database reachable and migrated, and not about to stop",
        }),
      ),
    HttpApiEndpoint.get("cluster", "/health/cluster", { success: ClusterHealth, error: ServiceUnavailable })
      .annotate(Policy, everyone)
      .annotateMerge(OpenApi.annotations({ summary: "Who shares the work" })),
  )
  .middleware(RateLimits)
  .annotateEndpoints(Rate, "health")
  .annotateMerge(OpenApi.annotations({ title: "Health", description: "Probes" })) {}
