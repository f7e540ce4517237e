import type { HubClient } from "@atoll/client/effect/HubClient";
import type { InvalidScope } from "@atoll/contract/identity/IdentityProblems";
import { Context, type Effect } from "effect";

/**
 * The hub as a single run sees it: by a token of the run's own, good for its analysis and for as long as it goes on. The
 * agent holds it; the analysis in the sandbox never sees it.
 */
export class RunHub extends Context.Service<
  RunHub,
  {
    readonly client: HubClient["Service"];
    /**
     * As `Hub.call`, with the run's token: renewed before it ends, and asked for anew when the hub no longer knows it.
     * `InvalidScope`: the run has ended, or somebody else holds it.
     */
    call<A, E, R>(request: Effect.Effect<A, E, R>): Effect.Effect<A, E | InvalidScope, R>;
  }
>()("@atoll/node-agent/hub/RunHub") {}
