import type { SandboxMessage, StartedAnalysis } from "@atoll/contract/sandbox/SandboxProtocol";
import { AgentMessage, resultContent } from "@atoll/contract/sandbox/SandboxProtocol";
import { Clock, Deferred, Effect, Fiber, Queue, Result, Schema, Stream } from "effect";
import type { Cause, Scope } from "effect";
import type { Readable } from "node:stream";
import { boundedLines, rateLimit } from "./boundedLines.ts";
import { startChild } from "./ChildProcess.ts";
import type { SandboxUnavailable } from "./ChildProcess.ts";
import { decodeSandboxMessage } from "./decodeSandboxMessage.ts";
import { describeDenial, protocolViolation } from "./Denial.ts";
import type { Denial } from "./Denial.ts";
import { failedOutcome } from "./failedOutcome.ts";
import { longestLogLine, OutputBudget } from "./OutputBudget.ts";
import { makeRunVerdict } from "./RunVerdict.ts";
import { logLevel, SandboxEvent } from "./SandboxEvent.ts";
import type { SandboxLimits } from "./SandboxLimits.ts";
import type { SandboxExit, SandboxOutcome } from "./SandboxOutcome.ts";
import type { SandboxRun } from "./SandboxRun.ts";

const messagesPerSecond = 2_000;
/** A run that printed more than it may is read at 64 KiB per this many milliseconds from then on. */
const floodPause = 50;
/** Each may be as large as a message may be. */
const heldEvents = 8;

const encodeMessage = Schema.encodeSync(AgentMessage);

export interface SupervisedRun {
  readonly command: ReadonlyArray<string>;
  readonly folder: string;
  readonly limits: SandboxLimits;
  readonly watchdog: boolean;
  readonly start: StartedAnalysis;
}

/** Starts the command and stands between it and the agent until it ended; the scope ends it at the latest. */
export const superviseRun = Effect.fnUntraced(function* (
  spec: SupervisedRun,
): Effect.fn.Return<SandboxRun, SandboxUnavailable, Scope.Scope> {
  const { limits } = spec;
  const startedAt = yield* Clock.currentTimeMillis;
  const child = yield* startChild(spec.command, spec.folder);
  const events = yield* Queue.bounded<SandboxEvent, Cause.Done>(heldEvents);
  const exit = yield* Deferred.make<SandboxExit>();
  const verdict = yield* makeRunVerdict(child, limits, spec.watchdog);
  const budget = new OutputBudget(limits);
  const throttle = yield* rateLimit(messagesPerSecond);
  let started = false;
  let denial: Denial | undefined;

  const tell = (event: SandboxEvent | undefined): Effect.Effect<void> =>
    event === undefined ? Effect.void : Effect.asVoid(Queue.offer(events, event));
  const violation = (how: string) => verdict.kill({ _tag: "Denied", ...protocolViolation(how) });

  const write = (message: AgentMessage): Effect.Effect<void> =>
    Effect.callback<void>((resume) => {
      child.channel.write(`${JSON.stringify(encodeMessage(message))}\n`, () => resume(Effect.void));
    }).pipe(Effect.raceFirst(Effect.asVoid(child.exit)));

  const spoken = (outcome: SandboxOutcome) => verdict.spoken(outcome);

  const handle = (message: SandboxMessage): Effect.Effect<void> => {
    switch (message.type) {
      case "ready":
        if (started) return violation("it said ready twice");
        started = true;
        return write({ type: "start", analysis: spec.start });
      case "send":
        return tell(SandboxEvent.Send({ to: message.to, body: message.body }));
      case "receive":
        return tell(SandboxEvent.Receive({ id: message.id }));
      case "progress":
        return tell(SandboxEvent.Progress({ percent: Math.floor(message.percent) }));
      case "log":
        return tell(budget.line(logLevel(message.level), message.message));
      case "result": {
        const content = resultContent(message.body);
        return tell(
          content._tag === "Bytes"
            ? SandboxEvent.ResultBytes({ bytes: content.bytes })
            : SandboxEvent.ResultJson({ body: content.body }),
        );
      }
      case "denied": {
        const refused = describeDenial(message.permission, message.resource);
        if (refused.what !== "environment") denial = refused;
        return tell(budget.line("warning", refused.message));
      }
      case "failed":
        return spoken(failedOutcome(message, denial, spec.folder, limits));
      case "done":
        return spoken({ _tag: "Succeeded" });
    }
  };

  const readChannel = boundedLines(child.channel, {
    longest: limits.messageBytes,
    stopAtOverflow: true,
    pause: () => 0,
    onLine: ({ text, cut }) => {
      if (cut) return violation(`a message longer than ${limits.messageBytes} bytes`);
      return Effect.andThen(
        throttle,
        Effect.suspend(() =>
          Result.match(decodeSandboxMessage(text), { onFailure: violation, onSuccess: handle }),
        ),
      );
    },
  });
  const readOutput = (stream: Readable, level: "info" | "warning") =>
    boundedLines(stream, {
      longest: longestLogLine,
      stopAtOverflow: false,
      pause: () => (budget.exhausted ? floodPause : 0),
      onLine: ({ text, cut }) => tell(budget.line(level, text, cut)),
    });

  const readers = yield* Effect.forEach(
    [readChannel, readOutput(child.stdout, "info"), readOutput(child.stderr, "warning")],
    (reader) => Effect.forkScoped(reader),
  );

  const conclude = Effect.gen(function* () {
    const ended = yield* child.exit;
    if (verdict.forced()) yield* Fiber.interruptAll(readers);
    else yield* Fiber.awaitAll(readers);
    const outcome = yield* verdict.outcome(ended);
    const summary = budget.summary();
    if (summary !== undefined) Queue.offerUnsafe(events, summary);
    yield* Queue.end(events);
    const wallSeconds = ((yield* Clock.currentTimeMillis) - startedAt) / 1_000;
    yield* Deferred.succeed(exit, { outcome, ...ended, usage: { ...verdict.usage(), wallSeconds } });
  });
  yield* Effect.forkScoped(conclude);

  return {
    events: Stream.fromQueue(events),
    reply: write,
    cancel: verdict.cancel,
    exit: Deferred.await(exit),
  };
});
