import type { AnalysisConsent } from "@atoll/contract/analyses/AnalysesApi";
import type { AnalysisNode } from "@atoll/contract/analyses/Analysis";
import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import {
  AnalysisNodeNotFound,
  AnalysisNotFound,
  ConsentAlreadyGiven,
  IllegalAnalysisTransition,
} from "@atoll/contract/analyses/AnalysisProblems";
import type { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { NodeId } from "@atoll/contract/nodes/NodeId";
import { type Actor, CurrentRequest } from "@atoll/contract/RequestContext";
import { AnalysisRepository } from "@atoll/database/analyses/AnalysisRepository";
import { Database } from "@atoll/database/Database";
import { OutboxRepository } from "@atoll/database/events/OutboxRepository";
import { analysisTopic, outboxTopic, Wakeups } from "@atoll/infra/wakeups/Wakeups";
import { Context, Effect, Layer, Option } from "effect";
import type { Permit } from "../Permit.ts";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { currentTenant } from "../caller.ts";
import { databaseAnswers } from "../unavailable.ts";

const decidesFor = (actor: Actor, nodeId: NodeId): boolean =>
  actor._tag === "User" || (actor._tag === "Node" && actor.nodeId === nodeId);

/** The consent of sites to one analysis. */
export class AnalysisConsents extends Context.Service<
  AnalysisConsents,
  {
    /**
     * Decides for a node of the caller's tenant, once: the same decision again changes nothing, another one
     * is refused. Open while the analysis is `consenting`.
     */
    decide(
      analysisId: AnalysisId,
      nodeId: NodeId,
      consent: typeof AnalysisConsent.Type,
    ): Effect.Effect<
      AnalysisNode,
      | AnalysisNotFound
      | AnalysisNodeNotFound
      | IllegalAnalysisTransition
      | ConsentAlreadyGiven
      | ServiceUnavailable,
      Permit<"analyses:consent">
    >;
  }
>()("@atoll/domain/analyses/AnalysisConsents") {
  static readonly layer = Layer.effect(
    AnalysisConsents,
    Effect.gen(function* () {
      const database = yield* Database;
      const analyses = yield* AnalysisRepository;
      const outbox = yield* OutboxRepository;
      const wakeups = yield* Wakeups;
      const trail = yield* AuditTrail;

      const findNode = Effect.fnUntraced(function* (analysisId: AnalysisId, nodeId: NodeId) {
        const { actor } = yield* CurrentRequest;
        const tenantId = yield* currentTenant;
        const nodes = yield* analyses.nodes(analysisId);
        const node = nodes.find((candidate) => candidate.nodeId === nodeId);
        if (node === undefined || node.nodeTenantId !== tenantId || !decidesFor(actor, nodeId)) {
          return yield* new AnalysisNodeNotFound({});
        }
        return node;
      });

      const decide = Effect.fn("AnalysisConsents.decide")(function* (
        analysisId: AnalysisId,
        nodeId: NodeId,
        { decision, reason }: typeof AnalysisConsent.Type,
      ) {
        const { state } = yield* Effect.fromOption(
          yield* analyses.get(analysisId),
          () => new AnalysisNotFound({}),
        );
        const node = yield* findNode(analysisId, nodeId);
        if (node.consent === decision) return node;
        if (node.consent !== "pending") return yield* new ConsentAlreadyGiven({});
        if (state !== "consenting") {
          return yield* new IllegalAnalysisTransition({
            state,
            detail: `Consent is open while an analysis is consenting; this one is ${state}.`,
          });
        }
        const decided = yield* database.transaction(
          Effect.tap(analyses.decide({ analysisId, nodeId, decision, reason }), (changed) =>
            Option.isNone(changed)
              ? Effect.void
              : Effect.andThen(
                  outbox.append({
                    kind: "analysisConsentDecided",
                    payload: { analysisId, nodeId, consent: decision, reason },
                  }),
                  trail.record({
                    action: "analyses.consent",
                    target: { type: "analysis", id: analysisId },
                    changes: diff("analysisNode", {}, { analysisId, nodeId, consent: decision, reason }),
                  }),
                ),
          ),
        );
        yield* wakeups.notify(outboxTopic);
        yield* wakeups.notify(analysisTopic(analysisId));
        return yield* Effect.fromOption(decided, () => new ConsentAlreadyGiven({}));
      }, databaseAnswers);

      return AnalysisConsents.of({ decide });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}
