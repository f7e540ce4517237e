import * as Setting from "@atoll/platform/config/Setting";
import { Context, Duration, Effect, Layer, Schema } from "effect";

const lifetime = (name: string, description: string, lasts: Duration.Duration, shownDefault: string) =>
  Setting.withDefault({
    name,
    description,
    schema: Schema.DurationFromString,
    expected: "a duration such as 12 hours",
    default: lasts,
    shownDefault,
  });

const sessionIdle = lifetime(
  "ATOLL_SESSION_IDLE",
  "a session ends after this long without a request",
  Duration.hours(1),
  "1 hour",
);
const sessionAbsolute = lifetime(
  "ATOLL_SESSION_ABSOLUTE",
  "a session ends this long after sign-in, whatever happens",
  Duration.hours(24),
  "24 hours",
);
const refreshIdle = lifetime(
  "ATOLL_REFRESH_IDLE",
  "a program's refresh tokens end after this long without a use",
  Duration.days(7),
  "7 days",
);
const refreshAbsolute = lifetime(
  "ATOLL_REFRESH_ABSOLUTE",
  "a program's refresh tokens end this long after sign-in, whatever happens",
  Duration.days(30),
  "30 days",
);

/** How long sessions, and the tokens of nodes and runs, live. */
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
    /** How long a token of a single run is good for, while the run goes on. */
    readonly runToken: Duration.Duration;
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
          sessionIdle: yield* sessionIdle.read,
          sessionAbsolute: yield* sessionAbsolute.read,
          refreshIdle: yield* refreshIdle.read,
          refreshAbsolute: yield* refreshAbsolute.read,
          nodeToken: Duration.minutes(10),
          runToken: Duration.minutes(5),
          emailVerification,
          audience,
        });
      }),
    );
}
