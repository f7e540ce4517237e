import { whileUnreachable } from "@atoll/client/effect/HubClient";
import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import { NodeServices } from "@effect/platform-node";
import { describe, expect, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import { FetchHttpClient } from "effect/http";
import { aggregator, sites } from "../../src/demo/islands.ts";
import { dataFolder } from "../start/atollProcess.ts";
import { consent, follow, prepare, resultOf, submit } from "./analyse.ts";
import * as Lagoon from "./Lagoon.ts";

const services = Layer.merge(NodeServices.layer, FetchHttpClient.layer);

const activityOf = (lagoon: Lagoon.Lagoon, analysisId: AnalysisId) =>
  whileUnreachable(lagoon.as[aggregator].analyses.activity({ params: { analysisId }, query: {} }));

/** Waits until so many messages have been sent. */
const talked = (lagoon: Lagoon.Lagoon, analysisId: AnalysisId, wanted: number) =>
  activityOf(lagoon, analysisId).pipe(
    Effect.tap(() => ProcessTable.pause(10)),
    Effect.repeat({
      until: ({ messages }) => messages.reduce((sum, flow) => sum + flow.messages, 0) >= wanted,
    }),
  );

const outcome = Effect.fnUntraced(function* (lagoon: Lagoon.Lagoon, analysisId: AnalysisId) {
  const { state } = yield* follow(lagoon, analysisId);
  const { runs, messages, files } = yield* activityOf(lagoon, analysisId);
  return {
    state,
    runs: runs.map(({ nodeId, attempt, state: ended }) => ({ nodeId, attempt, ended })),
    flows: messages.map(({ sender, recipient, messages: count }) => ({ sender, recipient, count })),
    results: files.filter(({ bucket }) => bucket === "RESULT").map(({ path, sha256 }) => ({ path, sha256 })),
    result: yield* resultOf(lagoon, analysisId),
  };
});

describe("an analysis whose hub is killed and leaves its embedded database behind", () => {
  it.live(
    "completes with the same result on the database that the next hub takes over",
    () =>
      Effect.gen(function* () {
        const lagoon = yield* Lagoon.make(yield* dataFolder, {});
        const crash = lagoon.hub.crash(Effect.void);

        const calm = yield* prepare(lagoon, "undisturbed");
        yield* submit(lagoon, calm);
        yield* consent(lagoon, calm);
        const undisturbed = yield* outcome(lagoon, calm);
        expect(undisturbed.state).toBe("completed");
        expect(undisturbed.runs).toHaveLength(sites.length);

        const disturbed = yield* prepare(lagoon, "disturbed");
        yield* submit(lagoon, disturbed);
        yield* crash;
        yield* consent(lagoon, disturbed);
        yield* talked(lagoon, disturbed, 9);
        yield* Effect.all([crash, lagoon.agents.Biscoe.crash(Effect.void)], { concurrency: "unbounded" });
        yield* talked(lagoon, disturbed, 30);
        yield* crash;
        expect(yield* outcome(lagoon, disturbed)).toEqual(undisturbed);
        const takenOver = (yield* lagoon.hub.log).match(/Taking over the database of a hub that was killed/g);
        expect(takenOver).toHaveLength(3);
      }).pipe(Effect.scoped, Effect.provide(services)),
    240_000,
  );
});
