import { Deferred, Effect } from "effect";
import type { Scope } from "effect";
import type { ChildProcess, ProcessExit } from "./ChildProcess.ts";
import { sampleTree } from "./processTree.ts";
import type { SandboxLimits } from "./SandboxLimits.ts";
import type { SandboxOutcome } from "./SandboxOutcome.ts";

/** How long a run may take to end by itself after its last word, or after a polite signal. */
const grace = "2 seconds";
const watchInterval = "50 millis";

/** Decides how a run ended: whoever speaks first is right. */
export interface RunVerdict {
  /** The analysis's own last word; it may still end by itself. */
  readonly spoken: (outcome: SandboxOutcome) => Effect.Effect<void>;
  /** Ends the run now. */
  readonly kill: (outcome: SandboxOutcome) => Effect.Effect<void>;
  /** Ends the run, politely at first. */
  readonly cancel: Effect.Effect<void>;
  /** Whether the run was ended by the agent, so that what it still holds in its pipes counts no more. */
  readonly forced: () => boolean;
  readonly outcome: (exit: ProcessExit) => Effect.Effect<SandboxOutcome>;
  readonly usage: () => { readonly cpuSeconds: number; readonly peakResidentBytes: number };
}

export const makeRunVerdict = Effect.fnUntraced(function* (
  child: ChildProcess,
  limits: SandboxLimits,
  watchdog: boolean,
): Effect.fn.Return<RunVerdict, never, Scope.Scope> {
  const scope = yield* Effect.scope;
  const decided = yield* Deferred.make<SandboxOutcome>();
  let forced = false;
  let cpuSeconds = 0;
  let peakResidentBytes = 0;

  const look = (): void => {
    if (!watchdog) return;
    const sample = sampleTree(child.pid);
    cpuSeconds = Math.max(cpuSeconds, sample.cpuSeconds);
    peakResidentBytes = Math.max(peakResidentBytes, sample.residentBytes);
  };
  const killLater = Effect.sleep(grace).pipe(
    Effect.andThen(child.signal("SIGKILL")),
    Effect.forkIn(scope),
    Effect.asVoid,
  );
  const decide = (outcome: SandboxOutcome, force: boolean, then: Effect.Effect<void>) =>
    Effect.flatMap(Deferred.succeed(decided, outcome), (first) => {
      if (!first) return Effect.void;
      forced = force;
      look();
      return then;
    });
  const kill = (outcome: SandboxOutcome) => decide(outcome, true, child.signal("SIGKILL"));

  const watch = Effect.suspend(() => {
    look();
    if (peakResidentBytes > limits.memoryBytes) {
      return Effect.andThen(kill({ _tag: "MemoryExceeded", limitBytes: limits.memoryBytes }), Effect.never);
    }
    if (cpuSeconds >= limits.cpuSeconds) {
      return Effect.andThen(kill({ _tag: "CpuExceeded", limitSeconds: limits.cpuSeconds }), Effect.never);
    }
    return Effect.sleep(watchInterval);
  });
  if (watchdog) yield* Effect.forkScoped(Effect.forever(watch));
  yield* Effect.forkScoped(
    Effect.andThen(
      Effect.sleep(limits.wallSeconds * 1_000),
      kill({ _tag: "TimedOut", limitSeconds: limits.wallSeconds }),
    ),
  );

  return {
    spoken: (outcome) => decide(outcome, false, killLater),
    kill,
    cancel: decide({ _tag: "Cancelled" }, true, Effect.andThen(child.signal("SIGTERM"), killLater)),
    forced: () => forced,
    outcome: (exit) =>
      Effect.andThen(
        Deferred.succeed(decided, silentEnd(exit, { cpuSeconds, peakResidentBytes }, limits)),
        Deferred.await(decided),
      ),
    usage: () => ({ cpuSeconds, peakResidentBytes }),
  };
});

/** What an end without a word means: the kernel's and V8's own limits end a run without one. */
const silentEnd = (
  exit: ProcessExit,
  used: { readonly cpuSeconds: number; readonly peakResidentBytes: number },
  limits: SandboxLimits,
): SandboxOutcome => {
  const killed = exit.signal === "SIGKILL" || exit.signal === "SIGXCPU";
  if (killed && used.cpuSeconds >= limits.cpuSeconds - 0.5) {
    return { _tag: "CpuExceeded", limitSeconds: limits.cpuSeconds };
  }
  const aborted =
    killed || exit.signal === "SIGABRT" || exit.signal === "SIGTRAP" || exit.signal === "SIGILL";
  if (aborted && used.peakResidentBytes >= limits.memoryBytes * 0.7) {
    return { _tag: "MemoryExceeded", limitBytes: limits.memoryBytes };
  }
  return { _tag: "Crashed", ...exit };
};
