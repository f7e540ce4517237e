import { Redis as Client, ReplyError } from "ioredis";
import {
  Duration,
  Effect,
  Option,
  Queue,
  type Redacted,
  Redacted as Secret,
  Schema,
  type Scope,
  Stream,
  SubscriptionRef,
} from "effect";
import type { RedisScript } from "./RedisScript.ts";

/**
 * Redis did not answer in time, is not there, or refused the command. Whether the command was carried out is not
 * known. The same call may succeed later.
 */
export class RedisUnavailable extends Schema.TaggedError<RedisUnavailable>()("RedisUnavailable", {
  reason: Schema.String,
}) {
  override get message(): string {
    return `Redis: ${this.reason}`;
  }
}

/** The time from one connect to the loss of that connection. */
export interface RedisSession {
  /** The server is not the one of the session before: it was restarted or replaced, and may have lost writes. */
  readonly isNewServer: boolean;
}

export interface RedisMessage {
  readonly channel: string;
  readonly text: string;
}

/** One connection that comes back by itself. */
export interface RedisLink {
  /**
   * Sends a command, at once or not at all: while the connection is away it fails immediately, and it never takes
   * longer than the command time-out. A command that ran out of time drops the connection, so that those behind it
   * fail now instead of waiting as well.
   */
  readonly send: (
    command: string,
    ...args: ReadonlyArray<string | number>
  ) => Effect.Effect<unknown, RedisUnavailable>;
  /** Runs a script, which the server is sent only when it does not know it. Fails as `send` does. */
  readonly evaluate: (
    script: RedisScript,
    keys: ReadonlyArray<string>,
    args: ReadonlyArray<string | number>,
  ) => Effect.Effect<unknown, RedisUnavailable>;
  /**
   * Runs `work` anew each time the connection is there, and interrupts it when the connection is lost. Its failure is
   * logged; it is run again with the next session.
   */
  readonly whileConnected: <R>(
    work: (session: RedisSession) => Effect.Effect<void, RedisUnavailable, R>,
  ) => Effect.Effect<void, never, R | Scope.Scope>;
  /** Waits for the first connection. */
  readonly connected: Effect.Effect<void>;
}

export interface RedisLinkOptions {
  readonly url: Redacted.Redacted;
  /** How Redis lists this connection. */
  readonly name: string;
  readonly commandTimeout: Duration.Duration;
  /** Called for each message of the channels this link has subscribed to; be quick. */
  readonly onMessage?: (message: RedisMessage) => void;
}

const longestPause = 2_000;

/** 50 ms, 100 ms, 200 ms … 2 s, each with up to 100 ms more, so that many hubs do not come back as one. */
const pauseBefore = (attempt: number): number =>
  Math.min(longestPause, 25 * 2 ** Math.min(attempt, 10)) + Math.random() * 100;

const openClient = ({ url, name, commandTimeout, onMessage }: RedisLinkOptions): Client => {
  const patience = Duration.toMillis(commandTimeout);
  const client = new Client(Secret.value(url), {
    connectionName: name,
    disableClientInfo: true,
    connectTimeout: patience,
    commandTimeout: patience,
    disconnectTimeout: 20,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    retryStrategy: pauseBefore,
    // A primary that was demoted answers so until the address leads to the new one.
    reconnectOnError: ({ message }) => message.startsWith("READONLY"),
  });
  if (onMessage) client.on("message", (channel, text) => onMessage({ channel, text }));
  return client;
};

const runIdOf = (info: unknown): string => /run_id:(\w+)/.exec(String(info))?.[1] ?? "";

const untilLost = <R>(work: Effect.Effect<void, RedisUnavailable, R>) =>
  work.pipe(Effect.catchTag("RedisUnavailable", (error) => Effect.logDebug("Redis was lost again", error)));

/** Opens the link; it neither waits for the server nor fails without one. It closes with the scope. */
export const open = Effect.fnUntraced(function* (options: RedisLinkOptions) {
  const client = yield* Effect.acquireRelease(
    Effect.sync(() => openClient(options)),
    (opened) => Effect.sync(() => opened.disconnect()),
  );
  const session = yield* SubscriptionRef.make(Option.none<RedisSession>());

  // From the first command without an answer until the connection is closed.
  let isGivenUp = false;
  const giveUp = () => {
    if (isGivenUp || client.status !== "ready") return;
    isGivenUp = true;
    client.disconnect(true);
  };
  const send: RedisLink["send"] = (command, ...args) =>
    Effect.tryPromise({
      try: () => client.call(command, ...args),
      catch: (cause) => {
        // Not refused but unanswered: whatever is behind it would wait as long.
        if (!(cause instanceof ReplyError)) giveUp();
        return new RedisUnavailable({ reason: cause instanceof Error ? cause.message : String(cause) });
      },
    });

  // Bounded: of many changes only the last one counts.
  const changes = yield* Queue.sliding<"ready" | "lost">(4);
  let lastFault = "the connection was closed";
  client.on("error", ({ message }: Error) => void (lastFault = message));
  client.on("ready", () => void Queue.offerUnsafe(changes, "ready"));
  client.on("close", () => {
    isGivenUp = false;
    Queue.offerUnsafe(changes, "lost");
  });

  let lastRunId: string | undefined;
  let isKnownLost = false;
  const begin = Effect.gen(function* () {
    const runId = yield* Effect.map(send("INFO", "server"), runIdOf).pipe(
      // Who may not ask does not know, and takes it for another one each time.
      Effect.catchIf(
        ({ reason }) => reason.startsWith("NOPERM"),
        () => Effect.succeed(""),
      ),
    );
    const isNewServer = lastRunId !== undefined && (runId === "" || lastRunId !== runId);
    lastRunId = runId;
    if (isKnownLost) yield* Effect.logInfo("Redis can be reached again");
    isKnownLost = false;
    yield* SubscriptionRef.set(session, Option.some({ isNewServer }));
  });
  const lose = Effect.gen(function* () {
    if (!isKnownLost) {
      yield* Effect.logWarning(`Redis cannot be reached (${lastFault}); the hub goes on without it`);
    }
    isKnownLost = true;
    yield* SubscriptionRef.set(session, Option.none());
  });
  yield* Queue.take(changes).pipe(
    Effect.flatMap((change) => (change === "ready" ? begin : lose)),
    Effect.catchTag("RedisUnavailable", (error) =>
      Effect.logDebug("The connection was lost while it was being made", error),
    ),
    Effect.forever,
    Effect.annotateLogs({ connection: options.name }),
    Effect.forkScoped,
  );

  const link: RedisLink = {
    send,
    evaluate: (script, keys, args) =>
      send("EVALSHA", script.sha1, keys.length, ...keys, ...args).pipe(
        Effect.catchIf(
          ({ reason }) => reason.startsWith("NOSCRIPT"),
          () => send("EVAL", script.lua, keys.length, ...keys, ...args),
        ),
      ),
    whileConnected: (work) =>
      SubscriptionRef.changes(session).pipe(
        Stream.switchMap(
          Option.match({
            onNone: () => Stream.empty,
            onSome: (current) => Stream.fromEffect(untilLost(work(current))),
          }),
        ),
        Stream.runDrain,
        Effect.forkScoped,
        Effect.asVoid,
      ),
    connected: SubscriptionRef.changes(session).pipe(
      Stream.filter(Option.isSome),
      Stream.runHead,
      Effect.asVoid,
    ),
  };
  return link;
});
