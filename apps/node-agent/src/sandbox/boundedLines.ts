import * as NodeStream from "@effect/platform-node/NodeStream";
import { Clock, Data, Effect, Stream } from "effect";
import type { Readable } from "node:stream";
import { LineSplitter } from "./LineSplitter.ts";
import type { Line } from "./LineSplitter.ts";

export interface BoundedLines<R> {
  readonly longest: number;
  /** `true` ends an unfinished line early: what follows it on the same line is not read to its end. */
  readonly stopAtOverflow: boolean;
  readonly onLine: (line: Line) => Effect.Effect<void, never, R>;
  /** Asked after each chunk: how long to wait before reading on, so that a flood costs the agent little. */
  readonly pause: () => number;
}

/**
 * Reads lines one after the other with back-pressure: while a line is handled nothing more is read, so a
 * flooding child fills its own memory and not the agent's. Ends when the bytes end or the stream breaks.
 */
export const boundedLines = <R>(from: Readable, options: BoundedLines<R>): Effect.Effect<void, never, R> => {
  const splitter = new LineSplitter(options.longest);
  const handle = (lines: ReadonlyArray<Line>) => Effect.forEach(lines, options.onLine, { discard: true });
  const early = { text: "", cut: true };
  return NodeStream.fromReadable({
    evaluate: () => from,
    chunkSize: 1,
    onError: () => new StreamBroken(),
  }).pipe(
    Stream.runForEach((chunk) =>
      handle(splitter.push(chunk)).pipe(
        Effect.andThen(
          Effect.suspend(() =>
            options.stopAtOverflow && splitter.overflowing ? options.onLine(early) : Effect.void,
          ),
        ),
        Effect.andThen(Effect.suspend(() => sleepFor(options.pause()))),
      ),
    ),
    Effect.catchTag("StreamBroken", () => Effect.void),
    Effect.andThen(Effect.suspend(() => handle(splitter.end()))),
  );
};

/** The other side went away in the middle; for a child that is killed this is the usual end. */
class StreamBroken extends Data.TaggedError("StreamBroken") {}

const sleepFor = (milliseconds: number): Effect.Effect<void> =>
  milliseconds > 0 ? Effect.sleep(milliseconds) : Effect.void;

/** A bucket that fills by `perSecond` up to one second's worth; `take` waits until there is a token. */
export const rateLimit = (perSecond: number): Effect.Effect<Effect.Effect<void>> =>
  Effect.map(Clock.currentTimeMillis, (start) => {
    let tokens = perSecond;
    let last = start;
    return Effect.flatMap(Clock.currentTimeMillis, (now) => {
      tokens = Math.min(perSecond, tokens + ((now - last) / 1_000) * perSecond) - 1;
      last = now;
      return tokens < 0 ? Effect.sleep(Math.ceil((-tokens / perSecond) * 1_000)) : Effect.void;
    });
  });
