import { whileUnreachable } from "@atoll/client/effect/HubClient";
import { isTerminalAnalysisState } from "@atoll/contract/analyses/AnalysisState";
import { createHash } from "node:crypto";
import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import { Effect, FileSystem } from "effect";
import { aggregator, consentsBySteward, dataset, parameters, sites } from "../../src/demo/islands.ts";
import { asset } from "../../src/processes/Installation.ts";
import type { Lagoon } from "./Lagoon.ts";
import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";

/** Prepares the penguins' logistic regression, locked. */
export const prepare = Effect.fnUntraced(function* (lagoon: Lagoon, name: string) {
  const files = yield* FileSystem.FileSystem;
  const { analyses } = lagoon.as[aggregator];
  const { id: analysisId } = yield* analyses.create({
    payload: {
      projectId: lagoon.projectId,
      name,
      description: "",
      parameters,
      nodes: sites.map((site) => ({
        nodeId: lagoon.nodes[site],
        dataset: site === aggregator ? null : dataset,
      })),
      consentDeadlineSeconds: 600,
      runTimeoutSeconds: 600,
    },
  });
  const params = { analysisId };
  yield* analyses.upload({
    params,
    query: { path: "penguins.ts", entrypoint: "true" },
    payload: yield* files.readFile(asset("penguins.ts")),
  });
  yield* analyses.lock({ params });
  return analysisId;
});

/** Submits it; an answer that was lost on the way is one that had been carried out, or is asked for again. */
export const submit = (lagoon: Lagoon, analysisId: AnalysisId) =>
  whileUnreachable(lagoon.as[aggregator].analyses.submit({ params: { analysisId } })).pipe(
    Effect.asVoid,
    Effect.catchTag("IllegalAnalysisTransition", (error) =>
      error.state === "locked" || error.state === "draft" ? Effect.fail(error) : Effect.void,
    ),
  );

/** The one site whose steward consents by hand. */
export const consent = (lagoon: Lagoon, analysisId: AnalysisId) =>
  whileUnreachable(
    lagoon.as[consentsBySteward].analyses.consent({
      params: { analysisId, nodeId: lagoon.nodes[consentsBySteward] },
      payload: { decision: "approved", reason: "Read by the steward." },
    }),
  );

/** Follows it to its end, through every restart. */
export const follow = Effect.fnUntraced(function* (lagoon: Lagoon, analysisId: AnalysisId) {
  const { analyses } = lagoon.as[aggregator];
  return yield* whileUnreachable(analyses.get({ params: { analysisId } })).pipe(
    Effect.tap(() => ProcessTable.pause(20)),
    Effect.repeat({ until: ({ state }) => isTerminalAnalysisState(state) }),
  );
});

/** SHA-256 of the bytes the analyst downloads. */
export const resultOf = (lagoon: Lagoon, analysisId: AnalysisId) =>
  Effect.map(whileUnreachable(lagoon.as[aggregator].analyses.result({ params: { analysisId } })), (bytes) =>
    createHash("sha256").update(bytes).digest("hex"),
  );
