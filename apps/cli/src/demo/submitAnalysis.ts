import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import type { ProjectId } from "@atoll/contract/projects/Project";
import { Effect, FileSystem, Schema } from "effect";
import { asset } from "../processes/Installation.ts";
import { DemoFailed } from "../start/StartFailure.ts";
import type { DemoHub } from "./DemoHub.ts";
import { FitFile } from "./Fit.ts";
import { aggregator, dataset, parameters, sites } from "./islands.ts";
import type { Penguin } from "./Penguins.ts";
import { pooledFit } from "./pooledFit.ts";

/** The path of the pooled reference beside the analysis's code; the dashboard shows it beside the result. */
export const pooledPath = "pooled.json";
const codePath = "penguins.ts";

const registered = Effect.fnUntraced(function* (hub: DemoHub) {
  const { nodes } = yield* hub.state.get;
  return yield* Effect.forEach(sites, (site) => {
    const nodeId = nodes[site];
    return nodeId === undefined
      ? Effect.fail(new DemoFailed({ step: "invite the sites", reason: `${site} has no node.` }))
      : Effect.succeed({ site, nodeId });
  });
});

/** The project, with every site invited by the analyst and approved by its own steward. */
const project = Effect.fnUntraced(function* (hub: DemoHub) {
  const known = (yield* hub.state.get).projectId;
  if (known !== undefined) return known;
  const { id: projectId } = yield* hub.change(aggregator, "create its project", "project", ({ projects }) =>
    projects.create({
      payload: {
        name: "Penguins of three islands",
        description: "Which measurements tell the sexes of the Palmer penguins apart?",
      },
    }),
  );
  yield* Effect.forEach(
    yield* registered(hub),
    Effect.fnUntraced(function* ({ site, nodeId }) {
      yield* hub.change(aggregator, `invite ${site}`, `invite.${site}`, ({ projects }) =>
        projects.invite({ params: { projectId }, payload: { nodeId } }),
      );
      yield* hub.change(site, `have ${site} join the project`, `join.${site}`, ({ projects }) =>
        projects.consent({
          params: { projectId, nodeId },
          payload: { decision: "approved", comment: "Our penguins stay with us; we are glad to help." },
        }),
      );
    }),
    { concurrency: 2 },
  );
  yield* hub.state.update((state) => ({ ...state, projectId }));
  return projectId;
});

const create = Effect.fnUntraced(function* (hub: DemoHub, projectId: ProjectId) {
  const { analysisId: known, attempt } = yield* hub.state.get;
  if (known !== undefined) return known;
  const nodes = (yield* registered(hub)).map(({ site, nodeId }) => ({
    nodeId,
    dataset: site === aggregator ? null : dataset,
  }));
  const { id } = yield* hub.change(aggregator, "create its analysis", `analysis.${attempt}`, ({ analyses }) =>
    analyses.create({
      payload: {
        projectId,
        name: "Sex of penguins by their measurements",
        description: "A logistic regression fitted across three islands, none of which shows its birds.",
        parameters,
        nodes,
        consentDeadlineSeconds: 600,
        runTimeoutSeconds: 600,
      },
    }),
  );
  yield* hub.state.update((state) => ({ ...state, analysisId: id }));
  return id;
});

const upload = Effect.fnUntraced(function* (
  hub: DemoHub,
  analysisId: AnalysisId,
  file: { readonly path: string; readonly text: string; readonly entrypoint: "true" | "false" },
) {
  const { attempt } = yield* hub.state.get;
  const { path, text, entrypoint } = file;
  yield* hub.change(aggregator, `upload ${path}`, `upload.${attempt}.${path}`, ({ analyses }) =>
    analyses.upload({
      params: { analysisId },
      query: { path, entrypoint },
      payload: new TextEncoder().encode(text),
    }),
  );
});

/** The code that travels to the sites, and the pooled reference beside it. */
const files = Effect.fnUntraced(
  function* (penguins: ReadonlyArray<Penguin>) {
    const fileSystem = yield* FileSystem.FileSystem;
    const code = yield* fileSystem.readFileString(asset(codePath));
    const pooled = yield* Schema.encodeEffect(FitFile)(yield* pooledFit(penguins));
    return [
      { path: codePath, text: code, entrypoint: "true" },
      { path: pooledPath, text: pooled, entrypoint: "false" },
    ] as const;
  },
  Effect.mapError(({ message }) => new DemoFailed({ step: "prepare its code", reason: message })),
);

/** Brings the demo's analysis from wherever it stopped before to being submitted; gives its id. */
export const submitAnalysis = Effect.fn("submitAnalysis")(function* (
  hub: DemoHub,
  penguins: ReadonlyArray<Penguin>,
) {
  const analysisId = yield* create(hub, yield* project(hub));
  const { attempt } = yield* hub.state.get;
  const params = { analysisId };
  const { state } = yield* hub.read(aggregator, "read its analysis", ({ analyses }) =>
    analyses.get({ params }),
  );
  if (state === "draft") {
    for (const file of yield* files(penguins)) yield* upload(hub, analysisId, file);
    yield* hub.change(aggregator, "lock its analysis", `lock.${attempt}`, ({ analyses }) =>
      analyses.lock({ params }),
    );
  }
  if (state === "draft" || state === "locked") {
    yield* hub.change(aggregator, "submit its analysis", `submit.${attempt}`, ({ analyses }) =>
      analyses.submit({ params }),
    );
  }
  return analysisId;
});
