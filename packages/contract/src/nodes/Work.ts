import { Schema } from "effect";
import { AnalysisId } from "../analyses/AnalysisId.ts";
import { Manifest } from "../analyses/Manifest.ts";
import { RunId } from "../analyses/Run.ts";
import { Sha256 } from "../Text.ts";

/** An analysis that waits for this node's consent, with exactly what would run. */
export const ConsentRequest = Schema.Struct({
  analysisId: AnalysisId,
  manifest: Manifest,
  manifestDigest: Sha256,
}).annotate({ identifier: "ConsentRequest" });

/** A run of this node: taken, or taken again, by claiming it. */
export const Assignment = Schema.Struct({
  runId: RunId,
  analysisId: AnalysisId,
  attempt: Schema.Int,
}).annotate({ identifier: "Assignment" });

/** Everything that waits for a node now. It is a picture, not a queue: asking again gives it again. */
export const Work = Schema.Struct({
  /** Names this picture; shown as `known` the next time, the hub waits until there is another one. */
  cursor: Schema.String,
  consents: Schema.Array(ConsentRequest),
  /** Runs that nobody has claimed; without `known` also those that this node has claimed and not finished. */
  assignments: Schema.Array(Assignment),
  /** Runs of this node that must be ended and whose end must be confirmed by finishing them. */
  cancellations: Schema.Array(RunId),
}).annotate({ identifier: "Work" });
export type Work = typeof Work.Type;
