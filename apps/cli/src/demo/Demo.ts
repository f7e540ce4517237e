import { join } from "node:path";
import type { Analysis } from "@atoll/contract/analyses/Analysis";
import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { isTerminalAnalysisState } from "@atoll/contract/analyses/AnalysisState";
import { DateTime, Duration, Effect, Option, Schema, Struct } from "effect";
import type { RunningHub } from "../processes/Hub.ts";
import { DemoFailed } from "../start/StartFailure.ts";
import { Screen } from "../terminal/Screen.ts";
import { compare, render, tolerance } from "./Comparison.ts";
import * as DemoHub from "./DemoHub.ts";
import * as DemoState from "./DemoState.ts";
import { FitFile } from "./Fit.ts";
import { followAnalysis } from "./followAnalysis.ts";
import { layerHttp } from "./HubAccess.ts";
import { aggregator } from "./islands.ts";
import { readAll } from "./Penguins.ts";
import { awaitOnline, setUpNodes } from "./setUpNodes.ts";
import { pooledPath, submitAnalysis } from "./submitAnalysis.ts";

export interface DemoOutcome {
  /** From submit to completed, by the hub's clock. */
  readonly analysisMillis: number;
  readonly email: string;
  readonly password: string;
}

const decodeFit = Schema.decodeUnknownEffect(FitFile);

/** The completed analysis of an earlier start; one that ended otherwise makes room for another. */
const finishedBefore = Effect.fnUntraced(function* (hub: DemoHub.DemoHub) {
  yield* hub.as(aggregator);
  const { analysisId } = yield* hub.state.get;
  if (analysisId === undefined) return Option.none<Analysis>();
  const analysis = yield* hub.read(aggregator, "find its analysis", ({ analyses }) =>
    analyses.get({ params: { analysisId } }),
  );
  if (analysis.state === "completed") return Option.some(analysis);
  if (isTerminalAnalysisState(analysis.state)) {
    yield* hub.state.update((state) => ({
      ...Struct.omit(state, ["analysisId"]),
      attempt: state.attempt + 1,
    }));
  }
  return Option.none<Analysis>();
});

/** Both fits as the hub keeps them. */
const storedFits = Effect.fnUntraced(function* (hub: DemoHub.DemoHub, analysisId: AnalysisId) {
  const step = "read its result";
  const params = { analysisId };
  const result = yield* hub.read(aggregator, step, ({ analyses }) => analyses.result({ params }));
  const files = yield* hub.read(aggregator, step, ({ analyses }) =>
    analyses.files({ params, query: { bucket: "CODE" } }),
  );
  const file = files.find(({ path }) => path === pooledPath);
  if (file === undefined)
    return yield* new DemoFailed({ step, reason: `there is no ${pooledPath} beside it.` });
  const pooled = yield* hub.read(aggregator, step, ({ analyses }) =>
    analyses.file({ params: { analysisId, fileId: file.id } }),
  );
  const fitOf = (bytes: Uint8Array) =>
    decodeFit(new TextDecoder().decode(bytes)).pipe(
      Effect.mapError(({ message }) => new DemoFailed({ step, reason: `it is no fitted model: ${message}` })),
    );
  return { federated: yield* fitOf(result), pooled: yield* fitOf(pooled) };
});

const printComparison = Effect.fnUntraced(function* (hub: DemoHub.DemoHub, analysis: Analysis) {
  const screen = yield* Screen;
  const { federated, pooled } = yield* storedFits(hub, analysis.id);
  const comparison = compare(federated, pooled);
  const title = `${federated.outcome} = ${String(federated.positive)}, fitted across the islands and on the pooled rows`;
  yield* screen.say("", title, "", ...render(comparison), "");
  if (comparison.agrees) return;
  return yield* new DemoFailed({
    step: "reproduce the pooled fit",
    reason: `the fits differ by ${comparison.largestDifference}, which is more than ${tolerance}.`,
  });
});

const millisOf = ({ submittedAt, finishedAt }: Analysis): number =>
  submittedAt === null || finishedAt === null
    ? Number.NaN
    : Duration.toMillis(DateTime.distance(submittedAt, finishedAt));

/**
 * Runs the islands demo on a hub that serves: its sites' agents live until the scope closes. What an earlier start
 * did is not done again; a completed analysis is only shown.
 */
export const run = Effect.fn("Demo.run")(function* (
  { url, publicUrl }: Pick<RunningHub, "url" | "publicUrl">,
  dataFolder: string,
) {
  const screen = yield* Screen;
  const demoFolder = join(dataFolder, "demo");
  const penguins = yield* readAll.pipe(
    Effect.mapError(({ message }) => new DemoFailed({ step: "read the penguins", reason: message })),
  );
  const hub = yield* DemoHub.make({ url, publicUrl }, yield* DemoState.open(demoFolder));
  const before = yield* finishedBefore(hub);
  const agents = yield* setUpNodes(hub, demoFolder, penguins);
  const analysis = yield* Option.match(before, {
    onSome: (known) =>
      Effect.as(
        screen.say("The islands demo has run on this data folder before; its sites are back."),
        known,
      ),
    onNone: Effect.fnUntraced(function* () {
      yield* screen.say(
        "The islands demo: one hub, an aggregator, and three islands that keep their penguins.",
      );
      yield* Effect.forEach(agents, (agent) => awaitOnline(hub, agent), { concurrency: "unbounded" });
      return yield* followAnalysis(hub, yield* submitAnalysis(hub, penguins));
    }),
  });
  yield* printComparison(hub, analysis);
  const { email, password } = (yield* hub.state.get).people[aggregator];
  return { analysisMillis: millisOf(analysis), email, password } satisfies DemoOutcome;
}, Effect.provide(layerHttp));
