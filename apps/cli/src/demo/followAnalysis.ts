import type { AnalysisActivity } from "@atoll/contract/analyses/AnalysisActivity";
import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { isTerminalAnalysisState } from "@atoll/contract/analyses/AnalysisState";
import { Effect } from "effect";
import { DemoFailed } from "../start/StartFailure.ts";
import { Screen } from "../terminal/Screen.ts";
import type { DemoHub } from "./DemoHub.ts";
import { aggregator, consentsBySteward } from "./islands.ts";
import { progressBlock } from "./progressBlock.ts";

const waitSeconds = 20;

const consentOfSteward = Effect.fnUntraced(function* (hub: DemoHub, { analysis, nodes }: AnalysisActivity) {
  const { attempt, nodes: ids } = yield* hub.state.get;
  const asked = nodes.find(({ nodeId }) => nodeId === ids[consentsBySteward]);
  if (analysis.state !== "consenting" || asked === undefined || asked.consent !== "pending") return;
  yield* hub.change(
    consentsBySteward,
    `have ${consentsBySteward}'s steward consent`,
    `consent.${attempt}`,
    ({ analyses }) =>
      analyses
        .consent({
          params: { analysisId: analysis.id, nodeId: asked.nodeId },
          payload: { decision: "approved", reason: "Read and approved by the steward." },
        })
        .pipe(Effect.catchTag("ConsentAlreadyGiven", () => Effect.void)),
  );
});

const reasonOf = ({ analysis, nodes, runs }: AnalysisActivity): string => {
  const nameOf = (id: string) => nodes.find(({ nodeId }) => nodeId === id)?.nodeName ?? id;
  const reasons = runs.flatMap(({ nodeId, reason }) =>
    reason === null ? [] : `${nameOf(nodeId)}: ${reason}`,
  );
  return [analysis.failure ?? `it is ${analysis.state}.`, ...reasons].join("\n");
};

/**
 * Shows the analysis until it has ended, and speaks for the one site whose steward decides by hand. Fails when it
 * ends in another way than completed.
 */
export const followAnalysis = Effect.fn("followAnalysis")(function* (hub: DemoHub, analysisId: AnalysisId) {
  const screen = yield* Screen;
  const params = { analysisId };
  const ask = (query: { readonly revision?: number; readonly wait?: number }) =>
    hub.read(aggregator, "follow its analysis", ({ analyses }) => analyses.activity({ params, query }));
  let activity = yield* ask({});
  for (;;) {
    yield* screen.show(progressBlock(activity));
    if (isTerminalAnalysisState(activity.analysis.state)) break;
    yield* consentOfSteward(hub, activity);
    activity = yield* ask({ revision: activity.analysis.revision, wait: waitSeconds });
  }
  if (activity.analysis.state !== "completed") {
    return yield* new DemoFailed({ step: "complete its analysis", reason: reasonOf(activity) });
  }
  return activity.analysis;
});
