import { nextAnalysisState, type AnalysisState } from "@atoll/contract/analyses/AnalysisState";
import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { type Run, RunId } from "@atoll/contract/analyses/Run";
import { AnalysisRepository } from "@atoll/database/analyses/AnalysisRepository";
import { RunRepository } from "@atoll/database/analyses/RunRepository";
import { Database } from "@atoll/database/Database";
import { databaseNow } from "@atoll/database/databaseNow";
import type { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import { EffectRepository } from "@atoll/database/jobs/EffectRepository";
import { analysisTopic, nodeTopic, Wakeups } from "@atoll/infra/wakeups/Wakeups";
import { Context, Effect, Layer, Option, Predicate } from "effect";
import { newId } from "../newId.ts";
import { Revocations, tagOf } from "../revocation/Revocations.ts";
import type { AnalysisChange, AnalysisSnapshot, NextStep, StepDecision } from "./AnalysisStep.ts";

/** Runs are listed by node and attempt: the last of a node is its latest. */
const latest = (runs: ReadonlyArray<Run>): ReadonlyArray<Run> => [
  ...new Map(runs.map((run) => [run.nodeId, run])).values(),
];

/** Where the steps of the workflow read and write an analysis of `CurrentRequest`'s tenant. */
export class AnalysisLedger extends Context.Service<
  AnalysisLedger,
  {
    /**
     * Reads the analysis, decides and writes, in one transaction that holds the analysis's row. Each move is a
     * compare-and-set, so that doing a step again is deciding again and finding it done. `decide` may run more than
     * once.
     */
    readonly step: (
      analysisId: AnalysisId,
      decide: (snapshot: AnalysisSnapshot) => StepDecision,
    ) => Effect.Effect<NextStep, DatabaseUnavailable>;
  }
>()("@atoll/domain/analyses/AnalysisLedger") {
  static readonly layer = Layer.effect(
    AnalysisLedger,
    Effect.gen(function* () {
      const database = yield* Database;
      const analyses = yield* AnalysisRepository;
      const runs = yield* RunRepository;
      const effects = yield* EffectRepository;
      const wakeups = yield* Wakeups;
      const { tell } = yield* Revocations;
      const now = Effect.provideService(databaseNow, Database, database);

      const read = Effect.fnUntraced(function* (analysisId: AnalysisId) {
        yield* analyses.hold(analysisId);
        const analysis = yield* analyses.get(analysisId);
        if (Option.isNone(analysis)) {
          return yield* Effect.die(new Error(`The analysis ${analysisId} of a workflow is gone`));
        }
        return {
          analysis: analysis.value,
          cancelRequested: yield* analyses.cancelRequested(analysisId),
          nodes: yield* analyses.nodes(analysisId),
          runs: latest(yield* runs.list(analysisId)),
          now: yield* now,
        } satisfies AnalysisSnapshot;
      });

      /** An effect under a key that was used is a fault of ours: nothing of the step is kept. */
      const once = (key: string, kind: string) =>
        Effect.filterOrElse(effects.record({ key, kind }), Predicate.isTruthy, () =>
          Effect.die(new Error(`The effect ${key} would happen twice`)),
        );

      const moveState = Effect.fnUntraced(function* (
        analysisId: AnalysisId,
        from: AnalysisState,
        { event, failure }: Extract<AnalysisChange, { readonly _tag: "Move" }>,
      ) {
        const to = nextAnalysisState(from, event);
        const change = to && {
          id: analysisId,
          from: [from],
          to,
          ...(failure === undefined ? {} : { failure }),
        };
        const moved = change && (yield* analyses.transition(change));
        if (moved === undefined || Option.isNone(moved)) {
          return yield* Effect.die(
            new Error(`${event} does not lead out of ${from} for analysis ${analysisId}`),
          );
        }
        yield* once(`${analysisId}/${event}`, "analysisMoved");
        return to;
      });

      const assign = Effect.fnUntraced(function* (
        analysisId: AnalysisId,
        { nodes }: Extract<AnalysisChange, { readonly _tag: "Assign" }>,
      ) {
        for (const { nodeId, nodeTenantId } of nodes) {
          const attempt = 1;
          const id = yield* newId(RunId);
          if (!(yield* runs.create({ id, analysisId, nodeId, nodeTenantId, attempt }))) continue;
          yield* once(`${analysisId}/assign/${nodeId}/${attempt}`, "runAssigned");
        }
      });

      const recordRuns = (kind: string, changed: ReadonlyArray<Run>) =>
        Effect.forEach(changed, ({ id }) => once(`${id}/${kind}`, kind), {
          discard: true,
        });

      /** Their tokens end with them. */
      const endRuns = Effect.fnUntraced(function* (
        analysisId: AnalysisId,
        { state, reason }: Extract<AnalysisChange, { readonly _tag: "EndRuns" }>,
      ) {
        const ended = yield* runs.endAll(analysisId, state, reason);
        yield* recordRuns("runEnded", ended);
        yield* Effect.forEach(ended, ({ id }) => tell(tagOf.run(id)), { discard: true });
      });

      const apply = Effect.fnUntraced(function* (
        snapshot: AnalysisSnapshot,
        changes: StepDecision["changes"],
      ) {
        const { id } = snapshot.analysis;
        let state: AnalysisState = snapshot.analysis.state;
        for (const change of changes) {
          switch (change._tag) {
            case "Move":
              state = (yield* moveState(id, state, change)) ?? state;
              break;
            case "OpenConsent":
              yield* effects.record({ key: `${id}/openConsent`, kind: "consentOpened" });
              break;
            case "AttachBundle":
              yield* analyses.setBundle(id, change.digest, change.signature);
              yield* once(`${id}/bundle`, "bundleAttached");
              break;
            case "Assign":
              yield* assign(id, change);
              break;
            case "CancelRuns":
              yield* recordRuns("runCancelRequested", yield* runs.requestCancel(id));
              break;
            case "EndRuns":
              yield* endRuns(id, change);
              break;
          }
        }
      });

      const step = Effect.fn("AnalysisLedger.step")(function* (
        analysisId: AnalysisId,
        decide: (snapshot: AnalysisSnapshot) => StepDecision,
      ) {
        const { snapshot, changes, next } = yield* database.transaction(
          Effect.gen(function* () {
            const snapshot = yield* read(analysisId);
            const decision = decide(snapshot);
            yield* apply(snapshot, decision.changes);
            return { snapshot, ...decision };
          }),
        );
        if (changes.length > 0) {
          yield* wakeups.notify(analysisTopic(analysisId));
          yield* Effect.forEach(snapshot.nodes, ({ nodeId }) => wakeups.notify(nodeTopic(nodeId)), {
            discard: true,
          });
        }
        return next;
      });

      return AnalysisLedger.of({ step });
    }),
  );
}
