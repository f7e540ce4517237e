import { join } from "node:path";
import { Clock, Effect, Option } from "effect";
import { endedUnexpectedly, HubFailed } from "../start/StartFailure.ts";
import * as Child from "./Child.ts";
import { lastWords, warnings } from "./hubLog.ts";
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
  /** Where nodes and browsers reach it; what nodes must name in their assertions. */
  readonly publicUrl: string;
  /** What it warned of while it started. */
  readonly warnings: ReadonlyArray<string>;
  /** From the start of its process to its ready line. */
  readonly readyAfterMillis: number;
  /** Ends only when the hub does, which it should not. */
  readonly ended: Effect.Effect<never, HubFailed>;
}

/** Names the address the hub listens at, and the one by which others reach it. */
const readyAddress = /\bis ready at (https?:\/\/[^\s"]+)/;
const publicAddress = /\(public address (https?:\/\/[^\s")]+)\)/;

/** A young generation that is collected before it grows: after the demo it saves 30 to 50 MB, at the same speed. */
const frugal = { NODE_OPTIONS: "--max-semi-space-size=8" };

const settings = ({ dataFolder, port, host }: HubOptions) => ({
  ...frugal,
  ATOLL_DATA: dataFolder,
  ...(Option.isSome(port) ? { ATOLL_PORT: String(port.value) } : {}),
  ...(Option.isSome(host) ? { ATOLL_HOST: host.value } : {}),
});

const killed =
  "The hub was ended by a signal that is not ours. Start it again: what it acknowledged is kept, and goes on.";

const failure = Effect.fnUntraced(function* (child: Child.Child, code: number | null) {
  return new HubFailed({
    exitCode: code === null || code === 0 ? endedUnexpectedly : code,
    sentences: code === null ? [killed] : lastWords(yield* child.lines),
  });
});

const withoutSlash = (url: string) => url.replace(/\/{1,16}$/, "");

/** Starts the hub (API, runner and embedded database in one process) and waits until it serves. */
export const start = Effect.fn("Hub.start")(function* (options: HubOptions) {
  const startedAt = yield* Clock.currentTimeMillis;
  const child = yield* Child.start({
    module: program("api"),
    args: [],
    env: settings(options),
    // The hub itself lets requests end for up to 30 s.
    graceSeconds: 40,
  });
  const ended = child.ended.pipe(
    Effect.flatMap((code) => failure(child, code)),
    Effect.flatMap((error) => Effect.fail(error)),
  );
  const found = yield* Effect.raceFirst(child.said(readyAddress), ended);
  const readyAt = yield* Clock.currentTimeMillis;
  // Not before: the hub alone says whether the folder is one of ours.
  yield* child.keepLog(join(options.dataFolder, "logs", "hub.log"));
  const url = found[1] ?? "";
  const publicUrl = publicAddress.exec(found.input)?.[1] ?? url;
  return {
    pid: child.pid,
    url: withoutSlash(url),
    publicUrl: withoutSlash(publicUrl),
    warnings: warnings(yield* child.lines),
    readyAfterMillis: readyAt - startedAt,
    ended,
  } satisfies RunningHub;
});
