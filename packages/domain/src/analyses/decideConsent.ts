import type { StepDecision, AnalysisSnapshot } from "./AnalysisStep.ts";
import { consentVerdict } from "./ConsentVerdict.ts";
import { cancelledSentence, ended, epoch, move, proceed, settled, wait } from "./decisions.ts";

/** Asks the sites. */
export const decideOpening = (snapshot: AnalysisSnapshot): StepDecision =>
  ended(snapshot) ?? { changes: [{ _tag: "OpenConsent" }], next: proceed };

/** What the sites' answers so far call for while the analysis is `consenting`. */
export const decideConsent = (snapshot: AnalysisSnapshot): StepDecision => {
  const over = ended(snapshot);
  if (over !== undefined) return over;
  const { analysis, nodes, now } = snapshot;
  if (analysis.state !== "consenting") return settled(proceed);
  if (snapshot.cancelRequested) return move(snapshot, "cancel", cancelledSentence);

  const deadline = epoch(analysis.submittedAt ?? now) + analysis.consentDeadlineSeconds * 1_000;
  const verdict = consentVerdict(nodes, analysis.quorum, epoch(now) >= deadline);
  switch (verdict._tag) {
    case "Reached":
      return move(snapshot, "consented");
    case "Refused":
      return move(snapshot, "fail", verdict.sentence);
    case "Unanswered":
      return move(snapshot, "expire", verdict.sentence);
    case "Waiting":
      return settled(wait(snapshot, deadline, { consents: verdict.pending }));
  }
};
