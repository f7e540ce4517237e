import type { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { Context, type Effect } from "effect";

/** Whether this process can serve now. Its implementation is whoever's who composes the process. */
export class Readiness extends Context.Service<
  Readiness,
  {
    /**
     * Succeeds when the database answers and has this release's schema. Cheap: probes ask every few seconds.
     */
    readonly check: Effect.Effect<void, ServiceUnavailable>;
  }
>()("@atoll/http/health/Readiness") {}
