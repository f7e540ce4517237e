import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api";
import { ServiceUnavailable } from "../CommonProblems.ts";
import { everyone, Policy } from "../EndpointPolicy.ts";

export const Health = Schema.Struct({
  status: Schema.Literal("ok"),
  version: Schema.String,
  /** Seconds since the process started. */
  uptimeSeconds: Schema.Finite,
  /** Resident memory of the process. */
  residentBytes: Schema.Int,
}).annotate({ identifier: "Health" });

export class HealthApi extends HttpApiGroup.make("health")
  .add(
    HttpApiEndpoint.get("live", "/health/live", { success: Health })
      .annotate(Policy, everyone)
      .annotateMerge(OpenApi.annotations({ summary: "Is the process alive" })),
    HttpApiEndpoint.get("ready", "/health/ready", { success: Health, error: ServiceUnavailable })
      .annotate(Policy, everyone)
      .annotateMerge(
        OpenApi.annotations({ summary: "Can the process serve: database reachable and migrated" }),
      ),
  )
  .annotateMerge(OpenApi.annotations({ title: "Health", description: "Probes" })) {}
