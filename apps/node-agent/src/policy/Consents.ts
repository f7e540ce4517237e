import type { ConsentRequest } from "@atoll/contract/nodes/Work";
import { Context, Effect, Layer, Option } from "effect";
import { AgentConfig } from "../config/AgentConfig.ts";
import { Datasets } from "../datasets/Datasets.ts";
import { Hub } from "../hub/Hub.ts";
import { AgentState } from "../state/AgentState.ts";
import { checkManifest } from "./checkManifest.ts";
import { judge } from "./judge.ts";
import { HubKey } from "./HubKey.ts";

/** The site's consent, decided by its policy. */
export class Consents extends Context.Service<
  Consents,
  {
    /**
     * Decides a request by policy and tells the hub. Leaves it to the steward where the policy says so, unless
     * the policy forbids it anyway. The decision is in the site's state file before the hub hears of it.
     */
    readonly decide: (request: typeof ConsentRequest.Type) => Effect.Effect<void>;
  }
>()("@atoll/node-agent/policy/Consents") {
  static readonly layer = Layer.effect(
    Consents,
    Effect.gen(function* () {
      const { nodeId, policy } = yield* AgentConfig;
      const { find } = yield* Datasets;
      const state = yield* AgentState;
      const hub = yield* Hub;
      const hubKey = yield* HubKey;

      const judgement = Effect.fnUntraced(function* (request: typeof ConsentRequest.Type) {
        const fault = yield* checkManifest(request, nodeId, hubKey);
        if (Option.isSome(fault)) return { _tag: "Refused" as const, reason: fault.value };
        return judge({ manifest: request.manifest, nodeId, policy, findDataset: find });
      });

      const decide = Effect.fn("Consents.decide")(
        function* (request: typeof ConsentRequest.Type) {
          const { analysisId, manifestDigest } = request;
          const judged = yield* judgement(request);
          if (judged._tag === "Allowed" && policy.consent === "steward") return;
          const decision = judged._tag === "Allowed" ? ("approved" as const) : ("rejected" as const);
          const { reason } = judged;
          yield* state.append({
            _tag: "DecisionMade",
            analysisId,
            manifestDigest,
            decision,
            decidedBy: "policy",
            reason,
          });
          yield* hub.call(
            hub.client.analyses.consent({ params: { analysisId, nodeId }, payload: { decision, reason } }),
          );
          yield* Effect.logInfo(`Analysis ${request.manifest.name}: ${decision}. ${reason}`);
        },
        Effect.catch((error) => Effect.logWarning(`A consent could not be given: ${error.message}`)),
      );

      return Consents.of({ decide });
    }),
  );
}
