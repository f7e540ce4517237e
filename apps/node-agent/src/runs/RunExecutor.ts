import type { RunId } from "@atoll/contract/analyses/Run";
import type { RunClaim } from "@atoll/contract/nodes/RunsApi";
import { Context, Deferred, Effect, FileSystem, Layer, Option, Path, Predicate, Ref } from "effect";
import { AgentConfig } from "../config/AgentConfig.ts";
import { Datasets } from "../datasets/Datasets.ts";
import { Hub } from "../hub/Hub.ts";
import { RunHub } from "../hub/RunHub.ts";
import { AgentKeys } from "../keys/AgentKeys.ts";
import { HubKey } from "../policy/HubKey.ts";
import { Sandbox } from "../sandbox/Sandbox.ts";
import { AgentState } from "../state/AgentState.ts";
import { executeBundle, type RunControl, type RunEnding } from "./executeBundle.ts";
import { makeLogRelay } from "./LogRelay.ts";
import { RunLost } from "./RunFailure.ts";
import { verifyClaim } from "./verifyClaim.ts";

/** A run's lease lasts 30 s at the hub; three heartbeats fit into it. */
const heartbeatMillis = 8_000;
const newsMillis = 250;

interface Standing {
  readonly state: "preparing" | "running";
  readonly progress: number;
}

const ending = (outcome: RunEnding["outcome"], reason: string): RunEnding => ({
  outcome,
  exitCode: null,
  reason: reason.slice(0, 2_000),
  usage: null,
});

/** The run has ended without this agent, or somebody else holds it. */
const isLost = (error: unknown): boolean =>
  ["LeaseLost", "RunNotFound", "InvalidScope"].some((tag) => Predicate.isTagged(error, tag));

/** Carries runs from claim to report, whatever happens between. */
export class RunExecutor extends Context.Service<
  RunExecutor,
  {
    /**
     * Claims the run and carries it to its end. Success means that the hub knows how it ended, or that the run
     * is not this node's any more. Starting it again after a crash continues it; see `Mailbox`.
     */
    readonly execute: (runId: RunId) => Effect.Effect<void>;
    /** Ends a run that goes on here; its end is confirmed to the hub by its report. */
    readonly cancel: (runId: RunId) => Effect.Effect<void>;
  }
>()("@atoll/node-agent/runs/RunExecutor") {
  static readonly layer = Layer.effect(
    RunExecutor,
    Effect.gen(function* () {
      const services = yield* Effect.context<
        | AgentConfig
        | AgentKeys
        | AgentState
        | Datasets
        | FileSystem.FileSystem
        | Hub
        | HubKey
        | Path.Path
        | Sandbox
      >();
      const { client, call, asRun } = yield* Hub;
      const state = yield* AgentState;
      const cancels = new Map<RunId, Deferred.Deferred<void>>();

      const report = Effect.fnUntraced(function* (claim: RunClaim, end: RunEnding) {
        const runId = claim.run.id;
        yield* state.append({ _tag: "RunEnded", runId, ...end });
        yield* call(
          client.runs.finish({ params: { runId }, payload: { leaseToken: claim.leaseToken, ...end } }),
        );
        yield* state.append({ _tag: "RunReported", runId });
      });

      /** What the hub is told of a run that goes on. */
      const standing = Effect.fnUntraced(function* ({ started, progress }: RunControl) {
        const state = (yield* Ref.get(started)) ? ("running" as const) : ("preparing" as const);
        return { state, progress: yield* Ref.get(progress) };
      });

      /** Waits for the next heartbeat: soon where there is news, so that a page can follow it. */
      const untilNext = Effect.fnUntraced(function* (control: RunControl, told: Standing) {
        for (let waited = 0; waited < heartbeatMillis; waited += newsMillis) {
          yield* Effect.sleep(newsMillis);
          const now = yield* standing(control);
          if (now.state !== told.state || now.progress !== told.progress) return;
        }
      });

      /** Keeps the lease; ends when the hub asks for the end of the run, or fails when the lease is gone. */
      const keepLease = Effect.fnUntraced(function* (claim: RunClaim, control: RunControl) {
        const { client, call } = yield* RunHub;
        const params = { runId: claim.run.id };
        while (true) {
          const told = yield* standing(control);
          const payload = { leaseToken: claim.leaseToken, ...told };
          const { cancelRequested } = yield* call(client.runs.heartbeat({ params, payload }));
          if (cancelRequested) return;
          yield* untilNext(control, told);
        }
      });

      const runClaimed = Effect.fnUntraced(function* (claim: RunClaim, cancelled: Deferred.Deferred<void>) {
        const runId = claim.run.id;
        const log = yield* makeLogRelay(runId);
        const sandboxes = yield* Deferred.make<Effect.Effect<void>>();
        const control: RunControl = {
          progress: yield* Ref.make(0),
          started: yield* Ref.make(false),
          onSandbox: (run) => Effect.asVoid(Deferred.succeed(sandboxes, run.cancel)),
        };
        const asked = Effect.raceFirst(keepLease(claim, control), Deferred.await(cancelled));
        const stopping = Effect.gen(function* () {
          yield* asked;
          yield* Effect.flatten(Deferred.await(sandboxes));
          return yield* Effect.never;
        });
        const end = yield* Effect.raceFirst(executeBundle(claim, control, log), stopping);
        yield* log.close;
        return end;
      }, Effect.scoped);

      const attempt = Effect.fnUntraced(function* (runId: RunId, cancelled: Deferred.Deferred<void>) {
        const claim = yield* call(client.runs.claim({ params: { runId } }));
        const { analysisId, attempt: number, cancelRequestedAt } = claim.run;
        const { manifestDigest, bundleDigest } = claim;
        const open = yield* state.openRuns;
        const before = open.find(({ claimed }) => claimed.runId === runId);
        if (before?.ended !== undefined) {
          const { outcome, exitCode, reason, usage } = before.ended;
          return yield* report(claim, { outcome, exitCode, reason, usage });
        }
        yield* state.append({
          _tag: "RunClaimed",
          runId,
          analysisId,
          attempt: number,
          manifestDigest,
          bundleDigest,
        });
        if (cancelRequestedAt !== null) {
          return yield* report(claim, ending("cancelled", "The analysis was cancelled."));
        }
        const refusal = yield* verifyClaim(claim);
        if (Option.isSome(refusal)) return yield* report(claim, ending("refused", refusal.value));
        const end = yield* runClaimed(claim, cancelled).pipe(
          Effect.provideServiceEffect(RunHub, asRun(runId)),
          Effect.catch((error) =>
            isLost(error)
              ? Effect.fail(new RunLost({ message: error.message }))
              : Effect.succeed(ending("failed", `The run could not go on: ${error.message}`)),
          ),
        );
        yield* report(claim, end);
        yield* Effect.logInfo(`Run ${runId}: ${end.outcome}${end.reason === null ? "" : `. ${end.reason}`}`);
      });

      const execute = Effect.fn("RunExecutor.execute")((runId: RunId) =>
        Effect.acquireUseRelease(
          Effect.tap(Deferred.make<void>(), (cancelled) => Effect.sync(() => cancels.set(runId, cancelled))),
          (cancelled) =>
            attempt(runId, cancelled).pipe(
              Effect.catch((error) =>
                // The run has ended without this node, or its lease went elsewhere: nothing is left to report.
                Effect.andThen(
                  Effect.logWarning(`Run ${runId} was given up: ${error.message}`),
                  Effect.ignore(state.append({ _tag: "RunReported", runId })),
                ),
              ),
              Effect.provideContext(services),
            ),
          () => Effect.sync(() => cancels.delete(runId)),
        ),
      );

      const cancel = Effect.fn("RunExecutor.cancel")(function* (runId: RunId) {
        const cancelled = cancels.get(runId);
        if (cancelled !== undefined) yield* Deferred.succeed(cancelled, undefined);
      });

      return RunExecutor.of({ execute, cancel });
    }),
  );
}
