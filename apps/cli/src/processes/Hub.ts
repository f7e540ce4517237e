import { join } from "node:path";
import { Clock, Effect, Option } from "effect";
import { endedUnexpectedly, HubFailed } from "../start/StartFailure.ts";
import * as Child from "./Child.ts";
import { program } from "./Installation.ts";

export interface HubOptions {
  /** Absolute. */
  readonly dataFolder: string;
  /** The hub's own settings decide when absent. */
  readonly port: Option.Option<number>;
  readonly host: Option.Option<string>;
}

export interface RunningHub {
  readonly pid: number;
  /** Where it answers, without a slash at the end. */
  readonly url: string;
  /** From the start of its process to its ready line. */
  readonly readyAfterMillis: number;
  /** Ends only when the hub does, which it should not. */
  readonly ended: Effect.Effect<never, HubFailed>;
}

/** The hub's ready line names the address it really listens on, whatever port was asked for. */
const readyLine = /\b(?:ready|serves|serving|listening)\b.*?(https?:\/\/[^\s"',]+)/i;

const settings = ({ dataFolder, port, host }: HubOptions) => ({
  ATOLL_DATA: dataFolder,
  ...(Option.isSome(port) ? { ATOLL_PORT: String(port.value) } : {}),
  ...(Option.isSome(host) ? { ATOLL_HOST: host.value } : {}),
});

const failure = Effect.fnUntraced(function* (child: Child.Child, code: number | null) {
  const lines = yield* child.lines;
  const errors = lines.filter(({ stream, text }) => stream === "stderr" && text.trim() !== "");
  const last = (errors.length > 0 ? errors : lines).slice(-12).map(({ text }) => text);
  return new HubFailed({
    exitCode: code === null || code === 0 ? endedUnexpectedly : code,
    sentences: last.length > 0 ? last : ["The hub ended without a word."],
  });
});

/** Starts the hub (API, runner and embedded database in one process) and waits until it serves. */
export const start = Effect.fn("Hub.start")(function* (options: HubOptions) {
  const startedAt = yield* Clock.currentTimeMillis;
  const child = yield* Child.start({
    module: program("api"),
    args: [],
    env: settings(options),
    graceSeconds: 15,
  });
  const ended = child.ended.pipe(
    Effect.flatMap((code) => failure(child, code)),
    Effect.flatMap((error) => Effect.fail(error)),
  );
  const found = yield* Effect.raceFirst(child.said(readyLine), ended);
  const readyAt = yield* Clock.currentTimeMillis;
  // Not before: the hub alone says whether the folder is one of ours.
  yield* child.keepLog(join(options.dataFolder, "logs", "hub.log"));
  return {
    pid: child.pid,
    url: (found[1] ?? "").replace(/\/+$/, ""),
    readyAfterMillis: readyAt - startedAt,
    ended,
  } satisfies RunningHub;
});
