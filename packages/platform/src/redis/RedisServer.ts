import { Context, Duration, Effect, Layer, type Redacted, Redacted as Secret, type Scope } from "effect";
import { open, type RedisLink, type RedisMessage } from "./RedisLink.ts";

interface RedisServerOptions {
  readonly url: Redacted.Redacted;
  /** What no command takes longer than; half a second when absent. */
  readonly commandTimeout?: Duration.Input;
}

/**
 * The Redis several hubs share. It holds nothing that cannot be lost: whoever uses it says what happens without it,
 * and a hub starts and runs while it is away. Version 6 or later; one address, which may lead to a managed fail-over,
 * but not Redis Cluster.
 */
export class RedisServer extends Context.Service<
  RedisServer,
  {
    /** The connection everybody shares. */
    readonly link: RedisLink;
    /** A connection of one's own, to subscribe with. */
    readonly openLink: (
      name: string,
      onMessage: (message: RedisMessage) => void,
    ) => Effect.Effect<RedisLink, never, Scope.Scope>;
    readonly commandTimeout: Duration.Duration;
    /** The database's number: keys are kept apart by it, channels are not. */
    readonly database: number;
  }
>()("@atoll/platform/redis/RedisServer") {
  /** Waits for the server a moment at most, and goes on without it. */
  static readonly layer = (options: RedisServerOptions) =>
    Layer.effect(
      RedisServer,
      Effect.gen(function* () {
        const commandTimeout = Duration.fromInputUnsafe(options.commandTimeout ?? "500 millis");
        const common = { url: options.url, commandTimeout };
        const link = yield* open({ ...common, name: "atoll" });
        yield* link.connected.pipe(Effect.timeoutOption(Duration.times(commandTimeout, 2)));
        return RedisServer.of({
          link,
          openLink: (name, onMessage) => open({ ...common, name: `atoll-${name}`, onMessage }),
          commandTimeout,
          database: Number(new URL(Secret.value(options.url)).pathname.slice(1) || "0"),
        });
      }),
    );
}
