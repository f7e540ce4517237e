import type { RunOutcome, RunUsage } from "@atoll/contract/analyses/Run";
import type { RunClaim } from "@atoll/contract/nodes/RunsApi";
import type { StartedAnalysis } from "@atoll/contract/sandbox/SandboxProtocol";
import { Sha256 } from "@atoll/contract/Text";
import * as CanonicalJson from "@atoll/security/CanonicalJson";
import { sha256Hex } from "@atoll/security/Digest";
import { Effect, FileSystem, Path, Queue, Ref, Stream } from "effect";
import { AgentConfig } from "../config/AgentConfig.ts";
import { Datasets } from "../datasets/Datasets.ts";
import { RunHub } from "../hub/RunHub.ts";
import { unpackBundle } from "../sandbox/Bundle.ts";
import { Sandbox } from "../sandbox/Sandbox.ts";
import type { SandboxEvent } from "../sandbox/SandboxEvent.ts";
import { outcomeSentence, runOutcome } from "../sandbox/SandboxOutcome.ts";
import type { SandboxRun } from "../sandbox/SandboxRun.ts";
import type { LogRelay } from "./LogRelay.ts";
import { makeMailbox } from "./Mailbox.ts";
import { BundleUnavailable } from "./RunFailure.ts";

/** How a run ended, as the hub is told. */
export interface RunEnding {
  readonly outcome: RunOutcome;
  readonly exitCode: number | null;
  readonly reason: string | null;
  readonly usage: RunUsage | null;
}

/** What of a run can be seen and steered from outside while it goes on. */
export interface RunControl {
  readonly progress: Ref.Ref<number>;
  readonly started: Ref.Ref<boolean>;
  /** Set once the sandbox runs; cancelling before that keeps it from starting. */
  readonly onSandbox: (run: SandboxRun) => Effect.Effect<void>;
}

const startOf = Effect.fnUntraced(function* (claim: RunClaim, entrypoint: string) {
  const { nodeId } = yield* AgentConfig;
  const datasets = yield* Datasets;
  const { manifest, run, participants } = claim;
  const self = manifest.nodes.find((node) => node.nodeId === nodeId);
  const dataset = self?.dataset === null || self === undefined ? undefined : datasets.find(self.dataset);
  return {
    analysisId: manifest.analysisId,
    runId: run.id,
    nodeId,
    role: self?.type ?? "default",
    nodes: manifest.nodes
      .filter((node) => participants.includes(node.nodeId))
      .map((node) => ({ nodeId: node.nodeId, name: node.name, type: node.type })),
    parameters: manifest.parameters,
    dataset:
      dataset === undefined ? null : { name: dataset.name, path: dataset.path, format: dataset.format },
    entrypoint,
  } satisfies StartedAnalysis;
});

/** Downloads, checks and unpacks the bundle, runs it in the sandbox and carries its mail until it ended. */
export const executeBundle = Effect.fn("executeBundle")(function* (
  claim: RunClaim,
  control: RunControl,
  log: LogRelay,
) {
  const { folder, limits } = yield* AgentConfig;
  const { client, call } = yield* RunHub;
  const sandbox = yield* Sandbox;
  const fileSystem = yield* FileSystem.FileSystem;
  const path = yield* Path.Path;
  const runId = claim.run.id;

  const bytes = yield* call(client.runs.bundle({ params: { runId } })).pipe(
    Effect.catchTag("InternalError", () =>
      Effect.fail(new BundleUnavailable({ message: "The hub could not hand out the bundle that it built." })),
    ),
  );
  const runs = path.join(folder, "runs");
  const runFolder = path.join(runs, runId);
  yield* fileSystem.makeDirectory(runs, { recursive: true, mode: 0o700 });
  yield* fileSystem.remove(runFolder, { recursive: true, force: true });
  yield* Effect.addFinalizer(() =>
    Effect.ignore(fileSystem.remove(runFolder, { recursive: true, force: true })),
  );
  const entrypoint = yield* unpackBundle(bytes, claim.bundleDigest, runFolder);
  const analysis = yield* startOf(claim, entrypoint);

  const { manifest, participants } = claim;
  const mailbox = yield* makeMailbox({ runId, manifest, participants });
  const wallSeconds = Math.min(limits.wallSeconds, manifest.runTimeoutSeconds);
  const run = yield* sandbox.run({ runFolder, analysis, limits: { ...limits, wallSeconds } });
  yield* Ref.set(control.started, true);
  yield* control.onSandbox(run);

  const putResult = Effect.fnUntraced(function* (content: Uint8Array) {
    const sha256 = Sha256.make(sha256Hex(content));
    yield* call(client.runs.result({ params: { runId }, query: { sha256 }, payload: content }));
  });

  /** The ids of the analysis's open receives, in their order. */
  const receives = yield* Queue.unbounded<number>();
  const handOver = Effect.gen(function* () {
    const id = yield* Queue.take(receives);
    const delivered = yield* mailbox.receive();
    yield* run.reply({ type: "message", id, ...delivered });
  });

  const answer = Effect.fnUntraced(function* (event: SandboxEvent) {
    switch (event._tag) {
      case "Send":
        yield* mailbox.send(event.to, event.body);
        return yield* run.reply({ type: "sent" });
      case "Receive":
        return void (yield* Queue.offer(receives, event.id));
      case "Progress":
        return yield* Ref.set(control.progress, event.percent);
      case "Log":
        return yield* log.write({ level: event.level, message: event.message });
      case "ResultJson":
        return yield* putResult(yield* CanonicalJson.bytes(event.body));
      case "ResultBytes":
        return yield* putResult(event.bytes);
    }
  });

  const conversation = Effect.gen(function* () {
    yield* Stream.runForEach(run.events, answer);
    yield* mailbox.finish;
    return yield* run.exit;
  });
  const exit = yield* Effect.all([conversation, mailbox.carryOutgoing], { concurrency: "unbounded" }).pipe(
    Effect.map(([ended]) => ended),
    Effect.raceFirst(mailbox.carryIncoming),
    Effect.raceFirst(Effect.forever(handOver)),
    Effect.tapError(() => run.cancel),
  );
  const { outcome, exitCode, usage } = exit;
  const reason = outcome._tag === "Succeeded" ? null : outcomeSentence(outcome).slice(0, 2_000);
  return { outcome: runOutcome(outcome), exitCode, reason, usage } satisfies RunEnding;
}, Effect.scoped);
