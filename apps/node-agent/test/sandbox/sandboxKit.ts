import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { RunId } from "@atoll/contract/analyses/Run";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import { SandboxDataset, SandboxNode } from "@atoll/contract/sandbox/SandboxProtocol";
import * as NodeServices from "@effect/platform-node/NodeServices";
import { Effect, FileSystem, Layer, Schema, Stream } from "effect";
import { Isolation } from "../../src/sandbox/Isolation.ts";
import type { IsolationMode } from "../../src/sandbox/Isolation.ts";
import { sourceLibraries } from "../../src/sandbox/RuntimeLibraries.ts";
import { Sandbox } from "../../src/sandbox/Sandbox.ts";
import type { SandboxSpec } from "../../src/sandbox/Sandbox.ts";
import type { SandboxEvent } from "../../src/sandbox/SandboxEvent.ts";
import { defaultSandboxLimits } from "../../src/sandbox/SandboxLimits.ts";
import type { SandboxLimits } from "../../src/sandbox/SandboxLimits.ts";

export const biscoe = NodeId.make("0198c000-0000-7000-8000-000000000001");
export const dream = NodeId.make("0198c000-0000-7000-8000-000000000002");

export const layerOf = (mode: IsolationMode) =>
  Sandbox.layer(sourceLibraries()).pipe(
    Layer.provide(Isolation.layer([mode])),
    Layer.provideMerge(NodeServices.layer),
  );

/** The modes that work on this machine, found as the agent finds them. */
export const isolationModes: ReadonlyArray<{ readonly mode: IsolationMode; readonly works: boolean }> =
  await Effect.runPromise(
    Effect.forEach(["bubblewrap", "unshare", "plain"] as const, (mode) =>
      Effect.gen(function* () {
        const { report } = yield* Isolation;
        return { mode, works: report.mode === mode };
      }).pipe(Effect.provide(Isolation.layer([mode]))),
    ),
  );

export interface Trial {
  readonly source: string;
  readonly limits?: Partial<SandboxLimits>;
  readonly dataset?: { readonly path: string; readonly format: "csv" | "json" };
  readonly parameters?: Schema.Json;
}

/** A run folder in a temporary folder of its own, with the source as its entrypoint. */
export const specOf = Effect.fnUntraced(function* ({ source, limits, dataset, parameters }: Trial) {
  const fileSystem = yield* FileSystem.FileSystem;
  const runFolder = yield* fileSystem.makeTempDirectoryScoped({ prefix: "atoll-run-" });
  yield* fileSystem.writeFileString(`${runFolder}/package.json`, '{"type":"module"}');
  yield* fileSystem.writeFileString(`${runFolder}/main.js`, source);
  const given = dataset === undefined ? null : SandboxDataset.make({ name: "penguins", ...dataset });
  return {
    runFolder,
    analysis: {
      analysisId: AnalysisId.make("0198c000-0000-7000-8000-0000000000aa"),
      runId: RunId.make("0198c000-0000-7000-8000-0000000000bb"),
      nodeId: biscoe,
      role: "default",
      nodes: [
        SandboxNode.make({ nodeId: biscoe, name: "Biscoe", type: "default" }),
        SandboxNode.make({ nodeId: dream, name: "Dream", type: "aggregator" }),
      ],
      parameters: parameters ?? {},
      dataset: given,
      entrypoint: `${runFolder}/main.js`,
    },
    limits: { ...defaultSandboxLimits, wallSeconds: 20, ...limits },
  } satisfies SandboxSpec;
});

/**
 * Runs a source to its end, answering what it asks: a sent body comes back as the next message from Dream.
 */
export const tryOut = Effect.fnUntraced(function* (trial: Trial) {
  const sandbox = yield* Sandbox;
  const run = yield* sandbox.run(yield* specOf(trial));
  const events: Array<SandboxEvent> = [];
  const bodies: Array<Schema.Json> = [];
  yield* Stream.runForEach(run.events, (event) => {
    events.push(event);
    if (event._tag === "Send") {
      bodies.push(event.body);
      return run.reply({ type: "sent" });
    }
    if (event._tag !== "Receive") return Effect.void;
    const body = bodies.shift() ?? null;
    return run.reply({ type: "message", id: event.id, from: dream, sequence: 1, body });
  });
  const exit = yield* run.exit;
  return { ...exit, events, logs: events.flatMap((event) => (event._tag === "Log" ? [event.message] : [])) };
}, Effect.scoped);
