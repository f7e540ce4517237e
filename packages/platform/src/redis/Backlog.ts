import { Duration, Effect, Latch } from "effect";
import type { RedisLink, RedisUnavailable } from "./RedisLink.ts";

interface BacklogOptions {
  readonly link: RedisLink;
  /** Tells Redis of the entries; repeating it does no harm. */
  readonly tell: (entries: ReadonlyArray<string>) => Effect.Effect<unknown, RedisUnavailable>;
  /** Tells it something that is true of all there may have been. */
  readonly tellEverything: Effect.Effect<unknown, RedisUnavailable>;
  /** A server that was restarted has to be told everything, since it may have forgotten what it was told. */
  readonly isLostByRestart: boolean;
}

/** What Redis has to be told in any case: now, or else as soon as it can be reached. */
export interface Backlog {
  /** Takes no longer than one command. Success does not mean that Redis knows: see `isSettled`. */
  readonly tell: (entry: string) => Effect.Effect<void>;
  /** Redis is there and knows all it was to be told, so far as this process is concerned. */
  readonly isSettled: (entry: string) => boolean;
}

/** Of more entries than this, it is only remembered that there were too many: then everything is told. */
const most = 1_000;
const pause = Duration.seconds(1);

/** Opens a backlog, empty. It lives in this process: what it holds when the process dies is never told. */
export const open = Effect.fnUntraced(function* (options: BacklogOptions) {
  const untold = new Set<string>();
  let isEverythingUntold = false;
  // From the time all was told until the connection is lost.
  let isUpToDate = false;
  const somethingIsLeft = Latch.makeUnsafe();

  const remember = (entry: string) => {
    untold.add(entry);
    if (untold.size <= most) return;
    untold.clear();
    isEverythingUntold = true;
    somethingIsLeft.openUnsafe();
  };

  const tellEverything = Effect.suspend(() => {
    isEverythingUntold = false;
    untold.clear();
    return options.tellEverything.pipe(
      Effect.onError(() => Effect.sync(() => void (isEverythingUntold = true))),
    );
  });
  const tellThem = Effect.suspend(() => {
    const entries = [...untold];
    untold.clear();
    return options.tell(entries).pipe(Effect.onError(() => Effect.sync(() => entries.forEach(remember))));
  });
  const catchUp = Effect.gen(function* () {
    isUpToDate = false;
    somethingIsLeft.closeUnsafe();
    while (isEverythingUntold || untold.size > 0) yield* isEverythingUntold ? tellEverything : tellThem;
    isUpToDate = true;
    yield* somethingIsLeft.await;
  }).pipe(
    Effect.catchTag("RedisUnavailable", (error) =>
      Effect.andThen(Effect.logDebug("Redis has not been told yet", error), Effect.sleep(pause)),
    ),
  );
  yield* options.link.whileConnected(({ isNewServer }) => {
    if (isNewServer && options.isLostByRestart) isEverythingUntold = true;
    return Effect.forever(catchUp).pipe(Effect.ensuring(Effect.sync(() => void (isUpToDate = false))));
  });

  const backlog: Backlog = {
    // Whoever asked may be gone meanwhile; what happened has to be told all the same.
    tell: (entry) =>
      Effect.suspend(() => {
        remember(entry);
        if (!isUpToDate) return Effect.void;
        return Effect.map(options.tell([entry]), () => void untold.delete(entry));
      }).pipe(
        Effect.catchTag("RedisUnavailable", (error) =>
          Effect.suspend(() => {
            remember(entry);
            somethingIsLeft.openUnsafe();
            return Effect.logDebug("Redis has to be told later", error);
          }),
        ),
        Effect.uninterruptible,
      ),
    isSettled: (entry) => isUpToDate && !isEverythingUntold && !untold.has(entry),
  };
  return backlog;
});
