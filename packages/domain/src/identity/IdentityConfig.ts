import { Config, Context, Duration, Effect, Layer } from "effect";

/** How long sessions and node tokens live. */
export class IdentityConfig extends Context.Service<
  IdentityConfig,
  {
    /** A session ends after this long without a request. */
    readonly sessionIdle: Duration.Duration;
    /** A session ends this long after sign-in, whatever happens. */
    readonly sessionAbsolute: Duration.Duration;
    /** A family of refresh tokens ends after this long without a rotation or a call. */
    readonly refreshIdle: Duration.Duration;
    /** A family of refresh tokens ends this long after it began, whatever happens. */
    readonly refreshAbsolute: Duration.Duration;
    /** How long a node's access token is good for. */
    readonly nodeToken: Duration.Duration;
    /**
     * Whether an account can be used only once its address is confirmed. Without it, registering signs in at once and
     * says whether an address has an account: for development.
     */
    readonly emailVerification: boolean;
    /** What a node's client assertion must name as its audience: the hub's public address. */
    readonly audience: string;
  }
>()("@atoll/domain/identity/IdentityConfig") {
  /** `audience` is the hub's public URL, known to whoever composes the app. */
  static readonly layer = (audience: string, emailVerification: boolean) =>
    Layer.effect(
      IdentityConfig,
      Effect.gen(function* () {
        return IdentityConfig.of({
          sessionIdle: yield* Config.Duration("ATOLL_SESSION_IDLE").pipe(
            Config.withDefault(Duration.hours(1)),
          ),
          sessionAbsolute: yield* Config.Duration("ATOLL_SESSION_ABSOLUTE").pipe(
            Config.withDefault(Duration.hours(24)),
          ),
          refreshIdle: yield* Config.Duration("ATOLL_REFRESH_IDLE").pipe(
            Config.withDefault(Duration.days(7)),
          ),
          refreshAbsolute: yield* Config.Duration("ATOLL_REFRESH_ABSOLUTE").pipe(
            Config.withDefault(Duration.days(30)),
          ),
          nodeToken: Duration.minutes(10),
          emailVerification,
          audience,
        });
      }),
    );
}
