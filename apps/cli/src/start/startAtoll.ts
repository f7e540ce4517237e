import { HubClient } from "@atoll/client/effect/HubClient";
import { Effect } from "effect";
import { FetchHttpClient } from "effect/http";
import * as Demo from "../demo/Demo.ts";
import { sentenceOf } from "../demo/HubAccess.ts";
import * as Hub from "../processes/Hub.ts";
import { Screen } from "../terminal/Screen.ts";
import { closingLines } from "./closingLines.ts";
import { endedUnexpectedly, HubFailed } from "./StartFailure.ts";

export interface StartOptions extends Hub.HubOptions {
  readonly demo: boolean;
}

/** Asks the hub what it says of itself; it is the last thing asked, so the hub is idle. */
const health = Effect.fnUntraced(
  function* (baseUrl: string) {
    const hub = yield* HubClient.make({ baseUrl });
    return yield* hub.health.ready();
  },
  Effect.provide(FetchHttpClient.layer),
  Effect.mapError(
    (error) =>
      new HubFailed({
        exitCode: endedUnexpectedly,
        sentences: [`The hub said that it is ready, but does not answer: ${sentenceOf(error)}`],
      }),
  ),
);

const serve = Effect.fnUntraced(function* (options: StartOptions, hub: Hub.RunningHub) {
  const screen = yield* Screen;
  yield* health(hub.url);
  const demo = options.demo ? yield* Demo.run(hub, options.dataFolder) : null;
  const { residentBytes } = yield* health(hub.url);
  yield* screen.say(...closingLines(hub, residentBytes, demo));
  return yield* Effect.never;
});

/**
 * Runs the hub, and the demo beside it, until it is interrupted. Then, and on any failure, what it started is
 * stopped: the agents first, the hub last.
 */
export const startAtoll = Effect.fn("startAtoll")(function* (options: StartOptions) {
  const screen = yield* Screen;
  // Added first, so it runs last.
  yield* Effect.addFinalizer(() => screen.say("Everything is stopped."));
  yield* screen.say(`Starting the hub on ${options.dataFolder} …`);
  const hub = yield* Hub.start(options);
  yield* screen.say(...hub.warnings);
  return yield* Effect.raceFirst(Effect.scoped(serve(options, hub)), hub.ended).pipe(
    Effect.onInterrupt(() => screen.say("", "Stopping the sites and the hub …")),
  );
}, Effect.scoped);
