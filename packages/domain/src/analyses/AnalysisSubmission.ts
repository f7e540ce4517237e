import type { Analysis } from "@atoll/contract/analyses/Analysis";
import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import {
  AnalysisIncomplete,
  AnalysisNotFound,
  IllegalAnalysisTransition,
} from "@atoll/contract/analyses/AnalysisProblems";
import {
  type AnalysisEvent,
  isTerminalAnalysisState,
  nextAnalysisState,
} from "@atoll/contract/analyses/AnalysisState";
import type { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { AnalysisRepository } from "@atoll/database/analyses/AnalysisRepository";
import { Database } from "@atoll/database/Database";
import { OutboxRepository } from "@atoll/database/events/OutboxRepository";
import { analysisTopic, outboxTopic, Wakeups } from "@atoll/infra/wakeups/Wakeups";
import * as CanonicalJson from "@atoll/security/CanonicalJson";
import { Context, Effect, Layer, Option } from "effect";
import type { Permit } from "../Permit.ts";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { currentTenant } from "../caller.ts";
import { databaseAnswers } from "../unavailable.ts";
import { ManifestBuilder } from "./ManifestBuilder.ts";

type Refusal = AnalysisNotFound | IllegalAnalysisTransition | ServiceUnavailable;

/** From draft to submitted, and out of it. Only the owner's tenant moves an analysis. */
export class AnalysisSubmission extends Context.Service<
  AnalysisSubmission,
  {
    /** Freezes code, parameters and nodes; the manifest's digest names exactly what sites will consent to. */
    lock(
      analysisId: AnalysisId,
    ): Effect.Effect<Analysis, Refusal | AnalysisIncomplete, Permit<"analyses:submit">>;
    unlock(analysisId: AnalysisId): Effect.Effect<Analysis, Refusal, Permit<"analyses:submit">>;
    /**
     * Success means that the wish is durable and will be carried out, whatever crashes; it does not mean that
     * a site has seen it. Submitting twice is submitting once.
     */
    submit(analysisId: AnalysisId): Effect.Effect<Analysis, Refusal, Permit<"analyses:submit">>;
    /**
     * Success means that the wish to cancel is durable. A running analysis is cancelled once its sites have
     * ended their processes or lost their leases. Cancelling twice is cancelling once.
     */
    cancel(analysisId: AnalysisId): Effect.Effect<Analysis, Refusal, Permit<"analyses:cancel">>;
  }
>()("@atoll/domain/analyses/AnalysisSubmission") {
  static readonly layer = Layer.effect(
    AnalysisSubmission,
    Effect.gen(function* () {
      const database = yield* Database;
      const analyses = yield* AnalysisRepository;
      const outbox = yield* OutboxRepository;
      const manifests = yield* ManifestBuilder;
      const wakeups = yield* Wakeups;
      const trail = yield* AuditTrail;

      const owned = Effect.fnUntraced(function* (analysisId: AnalysisId) {
        const analysis = yield* Effect.fromOption(
          yield* analyses.get(analysisId),
          () => new AnalysisNotFound({}),
        );
        if (analysis.tenantId !== (yield* currentTenant)) return yield* new AnalysisNotFound({});
        return analysis;
      });

      const illegal = ({ state }: Analysis, event: AnalysisEvent) =>
        new IllegalAnalysisTransition({ state, detail: `An analysis that is ${state} cannot ${event}.` });

      const orIllegal = Effect.fnUntraced(function* (
        moved: Option.Option<Analysis>,
        analysisId: AnalysisId,
        event: AnalysisEvent,
      ) {
        return Option.isSome(moved) ? moved.value : yield* illegal(yield* owned(analysisId), event);
      });

      /** Moves by one event, as a compare-and-set: of two callers at once, one gets the illegal transition. */
      const move = Effect.fnUntraced(function* (analysisId: AnalysisId, event: AnalysisEvent) {
        const analysis = yield* owned(analysisId);
        const next = nextAnalysisState(analysis.state, event);
        if (next === undefined) return yield* illegal(analysis, event);
        const moved = yield* analyses.transition({ id: analysisId, from: [analysis.state], to: next });
        return yield* orIllegal(moved, analysisId, event);
      });

      /** In one transaction with its entry. */
      const changed = <E, R>(
        event: AnalysisEvent,
        analysisId: AnalysisId,
        effect: Effect.Effect<Analysis, E, R>,
      ) =>
        database
          .transaction(
            Effect.gen(function* () {
              const before = yield* owned(analysisId);
              const after = yield* effect;
              yield* trail.record({
                action: `analyses.${event}`,
                target: { type: "analysis", id: analysisId },
                changes: diff("analysis", before, after),
              });
              return after;
            }),
          )
          .pipe(
            Effect.tap(() => wakeups.notify(analysisTopic(analysisId))),
            Effect.tap(() => wakeups.notify(outboxTopic)),
          );

      const lock = Effect.fn("AnalysisSubmission.lock")(function* (analysisId: AnalysisId) {
        const analysis = yield* owned(analysisId);
        if (nextAnalysisState(analysis.state, "lock") === undefined) return yield* illegal(analysis, "lock");
        const manifest = yield* manifests.build(analysis);
        const digest = yield* Effect.catchTag(CanonicalJson.digest(manifest), "NotCanonicalJson", Effect.die);
        return yield* changed(
          "lock",
          analysisId,
          Effect.flatMap(analyses.lock(analysisId, manifest, digest), (locked) =>
            orIllegal(locked, analysisId, "lock"),
          ),
        );
      }, databaseAnswers);

      const unlock = Effect.fn("AnalysisSubmission.unlock")(
        (analysisId: AnalysisId) =>
          changed(
            "unlock",
            analysisId,
            Effect.gen(function* () {
              return yield* orIllegal(yield* analyses.unlock(analysisId), analysisId, "unlock");
            }),
          ),
        databaseAnswers,
      );

      const submit = Effect.fn("AnalysisSubmission.submit")(
        (analysisId: AnalysisId) =>
          changed(
            "submit",
            analysisId,
            Effect.tap(move(analysisId, "submit"), () =>
              Effect.andThen(
                analyses.share(analysisId),
                outbox.append({ kind: "analysisSubmitted", payload: { analysisId } }),
              ),
            ),
          ),
        databaseAnswers,
      );

      const cancelSubmitted = Effect.fnUntraced(function* (analysisId: AnalysisId) {
        const first = yield* analyses.requestCancel(analysisId);
        if (first) yield* outbox.append({ kind: "analysisCancelRequested", payload: { analysisId } });
        return yield* owned(analysisId);
      });

      const cancel = Effect.fn("AnalysisSubmission.cancel")(function* (analysisId: AnalysisId) {
        const analysis = yield* owned(analysisId);
        if (isTerminalAnalysisState(analysis.state)) return yield* illegal(analysis, "cancel");
        const submitted = analysis.state !== "draft" && analysis.state !== "locked";
        return yield* changed(
          "cancel",
          analysisId,
          submitted ? cancelSubmitted(analysisId) : move(analysisId, "cancel"),
        );
      }, databaseAnswers);

      return AnalysisSubmission.of({ lock, unlock, submit, cancel });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}
