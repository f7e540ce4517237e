import { type AnalysisFile, AnalysisFileId } from "@atoll/contract/analyses/AnalysisFile";
import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import {
  LeaseToken,
  type Run,
  type RunId,
  runLeaseSeconds,
  type RunOutcome,
} from "@atoll/contract/analyses/Run";
import { isTerminalRunState } from "@atoll/contract/analyses/RunState";
import type { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import {
  DigestMismatch,
  IllegalRunTransition,
  LeaseLost,
  ResultConflict,
  RunNotFound,
} from "@atoll/contract/nodes/NodeProblems";
import type { LogEntries } from "@atoll/contract/nodes/NodesApi";
import type { RunClaim, RunFinish, RunHeartbeat } from "@atoll/contract/nodes/RunsApi";
import type { Sha256 } from "@atoll/contract/Text";
import { AnalysisLogRepository } from "@atoll/database/analyses/AnalysisLogRepository";
import { AnalysisRepository } from "@atoll/database/analyses/AnalysisRepository";
import { RunRepository } from "@atoll/database/analyses/RunRepository";
import { Database } from "@atoll/database/Database";
import { OutboxRepository } from "@atoll/database/events/OutboxRepository";
import { MessageRepository } from "@atoll/database/messages/MessageRepository";
import { AnalysisFileRepository } from "@atoll/database/storage/AnalysisFileRepository";
import { analysisTopic, outboxTopic, Wakeups } from "@atoll/infra/wakeups/Wakeups";
import { sha256Hex } from "@atoll/security/Digest";
import { Context, type DateTime, Effect, Layer, Option } from "effect";
import { AnalysisContent } from "../analyses/AnalysisContent.ts";
import { resultPath } from "../analyses/AnalysisFiles.ts";
import { BundleStore } from "../analyses/BundleStore.ts";
import { currentParticipant } from "../caller.ts";
import { newId } from "../newId.ts";
import { Revocations, tagOf } from "../revocation/Revocations.ts";
import { databaseAnswers } from "../unavailable.ts";

const stateOf: { readonly [O in typeof RunOutcome.Type]: "succeeded" | "failed" | "cancelled" | "timedOut" } =
  {
    succeeded: "succeeded",
    failed: "failed",
    refused: "failed",
    cancelled: "cancelled",
    timedOut: "timedOut",
  };

/**
 * What a node does with its runs. Every method acts for the calling node and sees its runs only; where a run calls, that
 * one run only.
 */
export class Runs extends Context.Service<
  Runs,
  {
    /**
     * Takes a live run under a new lease; an older lease of it is fenced off from now on, with the tokens that were given
     * for it, and what its holder was given and did not acknowledge is delivered again at once.
     */
    claim(runId: RunId): Effect.Effect<RunClaim, RunNotFound | IllegalRunTransition | ServiceUnavailable>;
    bundle(runId: RunId): Effect.Effect<Uint8Array, RunNotFound | ServiceUnavailable>;
    heartbeat(
      runId: RunId,
      heartbeat: typeof RunHeartbeat.Type,
    ): Effect.Effect<
      { readonly leaseExpiresAt: DateTime.Utc; readonly cancelRequested: boolean },
      RunNotFound | LeaseLost | ServiceUnavailable
    >;
    logs(
      runId: RunId,
      entries: typeof LogEntries.Type,
    ): Effect.Effect<void, RunNotFound | ServiceUnavailable>;
    /** Stores the result of an aggregator's live run under the digest it claims. Idempotent by digest. */
    result(
      runId: RunId,
      sha256: Sha256,
      content: Uint8Array,
    ): Effect.Effect<
      AnalysisFile,
      RunNotFound | DigestMismatch | ResultConflict | IllegalRunTransition | ServiceUnavailable
    >;
    /** Ends the run, and with it its tokens. The workflow learns of it even if the hub is killed right after the answer. */
    finish(
      runId: RunId,
      finish: typeof RunFinish.Type,
    ): Effect.Effect<Run, RunNotFound | LeaseLost | IllegalRunTransition | ServiceUnavailable>;
  }
>()("@atoll/domain/nodes/Runs") {
  static readonly layer = Layer.effect(
    Runs,
    Effect.gen(function* () {
      const database = yield* Database;
      const runs = yield* RunRepository;
      const analyses = yield* AnalysisRepository;
      const files = yield* AnalysisFileRepository;
      const logLines = yield* AnalysisLogRepository;
      const messages = yield* MessageRepository;
      const outbox = yield* OutboxRepository;
      const contents = yield* AnalysisContent;
      const bundles = yield* BundleStore;
      const wakeups = yield* Wakeups;
      const { tell } = yield* Revocations;

      const own = Effect.fnUntraced(function* (runId: RunId) {
        const { nodeId, run: caller } = yield* currentParticipant;
        if (caller !== null && caller.runId !== runId) return yield* new RunNotFound({});
        const run = yield* Effect.fromOption(yield* runs.get(runId), () => new RunNotFound({}));
        return run.nodeId === nodeId ? run : yield* new RunNotFound({});
      });

      /** What was locked and built; none before the bundle is there. */
      const builtFor = Effect.fnUntraced(function* (analysisId: AnalysisId) {
        const locked = yield* analyses.locked(analysisId);
        return Option.flatMap(locked, ({ bundleDigest, bundleSignature, ...frozen }) =>
          bundleDigest === null || bundleSignature === null
            ? Option.none()
            : Option.some({ ...frozen, bundleDigest, bundleSignature }),
        );
      });

      const ended = ({ state }: Run) => new IllegalRunTransition({ detail: `The run has ended: ${state}.` });

      const claim = Effect.fn("Runs.claim")(function* (runId: RunId) {
        const run = yield* own(runId);
        const built = yield* builtFor(run.analysisId);
        const { manifest, manifestDigest, bundleDigest, bundleSignature } = yield* Effect.fromOption(
          built,
          () => new IllegalRunTransition({ detail: "The analysis is not built yet." }),
        );
        const leaseToken = yield* newId(LeaseToken);
        const lease = { runId, nodeId: run.nodeId, leaseToken, leaseSeconds: runLeaseSeconds };
        const claimed = yield* database.transaction(
          Effect.tap(runs.claim(lease), (taken) =>
            Option.isSome(taken) && run.state === "pending"
              ? outbox.append({ kind: "runStarted", payload: { analysisId: run.analysisId } })
              : Effect.void,
          ),
        );
        if (Option.isNone(claimed)) return yield* ended(run);
        if (run.state !== "pending") {
          yield* tell(tagOf.run(runId));
          yield* messages.redeliver(run.nodeId, run.analysisId);
        }
        const nodes = yield* analyses.nodes(run.analysisId);
        yield* wakeups.notify(outboxTopic);
        yield* wakeups.notify(analysisTopic(run.analysisId));
        return {
          run: claimed.value,
          leaseToken,
          manifest,
          manifestDigest,
          bundleDigest,
          bundleSignature,
          participants: nodes.filter(({ consent }) => consent === "approved").map(({ nodeId }) => nodeId),
        };
      }, databaseAnswers);

      const bundle = Effect.fn("Runs.bundle")(function* (runId: RunId) {
        const run = yield* own(runId);
        const built = yield* builtFor(run.analysisId);
        const { manifest, bundleDigest } = yield* Effect.fromOption(built, () => new RunNotFound({}));
        return yield* bundles.get(manifest.tenantId, bundleDigest);
      }, databaseAnswers);

      const heartbeat = Effect.fn("Runs.heartbeat")(function* (
        runId: RunId,
        input: typeof RunHeartbeat.Type,
      ) {
        const before = yield* own(runId);
        const beaten = yield* runs.heartbeat({ runId, ...input, leaseSeconds: runLeaseSeconds });
        const lease = yield* Effect.fromOption(beaten, () => new LeaseLost({}));
        if (before.progress !== input.progress || before.state !== input.state) {
          yield* wakeups.notify(analysisTopic(before.analysisId));
        }
        return lease;
      }, databaseAnswers);

      const logs = Effect.fn("Runs.logs")(function* (runId: RunId, { entries }: typeof LogEntries.Type) {
        const { analysisId, nodeId } = yield* own(runId);
        yield* logLines.append({ analysisId, nodeId, runId, entries });
        yield* wakeups.notify(analysisTopic(analysisId));
      }, databaseAnswers);

      const result = Effect.fn("Runs.result")(function* (runId: RunId, sha256: Sha256, content: Uint8Array) {
        const run = yield* own(runId);
        if (sha256Hex(content) !== sha256) return yield* new DigestMismatch({});
        const { analysisId } = run;
        const locked = yield* analyses.locked(analysisId);
        const { manifest } = yield* Effect.fromOption(locked, () => new RunNotFound({}));
        const node = manifest.nodes.find(({ nodeId }) => nodeId === run.nodeId);
        if (node?.type !== "aggregator") {
          return yield* new IllegalRunTransition({ detail: "Only the aggregator hands in the result." });
        }
        const present = (yield* files.list(analysisId, "RESULT")).find(({ path }) => path === resultPath);
        if (present?.sha256 === sha256) return present;
        if (isTerminalRunState(run.state)) return yield* ended(run);
        const place = { tenantId: manifest.tenantId, analysisId, bucket: "RESULT" as const };
        const stored = yield* contents.put(place, content);
        const id = yield* newId(AnalysisFileId);
        const file = { id, analysisId, bucket: place.bucket, path: resultPath, ...stored };
        const added = yield* files.add({ ...file, entrypoint: false });
        const there = yield* Effect.fromOption(added, () => new RunNotFound({}));
        return there.sha256 === sha256 ? there : yield* new ResultConflict({});
      }, databaseAnswers);

      const finish = Effect.fn("Runs.finish")(function* (runId: RunId, input: typeof RunFinish.Type) {
        const run = yield* own(runId);
        const { outcome, ...end } = input;
        const state = stateOf[outcome];
        const { analysisId, nodeId } = run;
        const payload = { analysisId, nodeId, runId, state, reason: input.reason };
        const finished = yield* database.transaction(
          Effect.tap(runs.finish({ runId, ...end, state }), (answer) =>
            Option.exists(answer, ({ changed }) => changed)
              ? outbox.append({ kind: "runFinished", payload })
              : Effect.void,
          ),
        );
        if (Option.isSome(finished)) yield* tell(tagOf.run(runId));
        yield* wakeups.notify(outboxTopic);
        yield* wakeups.notify(analysisTopic(analysisId));
        if (Option.isSome(finished)) return finished.value.run;
        return yield* isTerminalRunState(run.state) ? ended(run) : new LeaseLost({});
      }, databaseAnswers);

      return Runs.of({ claim, bundle, heartbeat, logs, result, finish });
    }),
  );
}
