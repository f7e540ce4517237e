import type { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { ClusterHealth } from "@atoll/contract/health/HealthApi";
import { Context, type Effect } from "effect";

/** Who shares the work, as the database says. Its implementation is whoever's who composes the process. */
export class ClusterView extends Context.Service<
  ClusterView,
  { readonly read: Effect.Effect<ClusterHealth, ServiceUnavailable> }
>()("@atoll/http/health/ClusterView") {}
