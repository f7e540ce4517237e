import { Context, Duration, Effect, Layer, Schema } from "effect";
import * as arrays from "../arrayParameters.ts";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { one, run } from "../statements.ts";

/** Who is counted: an account as strangers guess at it, the same from where its person is known, a network, a factor. */
export const ThrottleKind = Schema.Literals(["account", "familiar", "address", "second-factor"]);
export type ThrottleKind = typeof ThrottleKind.Type;

export interface ThrottleKey {
  readonly kind: ThrottleKind;
  /** SHA-256 of what is counted. */
  readonly keyHash: Uint8Array;
}

export interface Throttle extends ThrottleKey {
  /** Failures that cost nothing; after the next one it is a second, doubling up to a quarter of an hour. */
  readonly free: number;
  /** No more than these one after the other, however long they take. */
  readonly most: number;
  /** Without a failure for so long, those before count no more. */
  readonly forgottenAfter: Duration.Duration | null;
}

const Waiting = Schema.Struct({ seconds: Schema.Finite });
const Failed = Schema.Struct({ failures: Schema.Int });

/** Failed attempts to show who one is. Works before a tenant is known; times are the database's. */
export class LoginThrottleRepository extends Context.Service<
  LoginThrottleRepository,
  {
    /**
     * Counts an attempt as failed before it is made, for all throttles or for none: zero, or how long to wait where one
     * refuses. One statement, so that many at once get no more attempts than one after the other. Callers name
     * throttles in one order of kinds.
     */
    readonly take: (
      throttles: ReadonlyArray<Throttle>,
    ) => Effect.Effect<Duration.Duration, DatabaseUnavailable>;
    /** How many failed one after the other. */
    readonly failures: (key: ThrottleKey) => Effect.Effect<number, DatabaseUnavailable>;
    /** The attempt was a success: the failures of a person are forgotten, those of a network one less. */
    readonly forgive: (keys: ReadonlyArray<ThrottleKey>) => Effect.Effect<void, DatabaseUnavailable>;
  }
>()("@atoll/database/identity/LoginThrottleRepository") {
  static readonly layer = Layer.effect(
    LoginThrottleRepository,
    Effect.map(Database, ({ sql }) =>
      LoginThrottleRepository.of({
        take: (throttles) =>
          Effect.map(
            one(Waiting)(sql`
              select auth_take_attempt(
                ${arrays.texts(throttles.map(({ kind }) => kind))},
                ${arrays.byteas(throttles.map(({ keyHash }) => keyHash))},
                ${arrays.integers(throttles.map(({ free }) => free))},
                ${arrays.integers(throttles.map(({ most }) => most))},
                ${arrays.integers(
                  throttles.map(({ forgottenAfter }) =>
                    forgottenAfter === null ? null : Math.floor(Duration.toSeconds(forgottenAfter)),
                  ),
                )}) as seconds`),
            ({ seconds }) => Duration.seconds(seconds),
          ),
        failures: ({ kind, keyHash }) =>
          Effect.map(
            one(Failed)(sql`select auth_failed_attempts(${kind}, ${keyHash}) as failures`),
            ({ failures }) => failures,
          ),
        forgive: (keys) =>
          run(sql`
            select auth_forgive_attempts(
              ${arrays.texts(keys.map(({ kind }) => kind))},
              ${arrays.byteas(keys.map(({ keyHash }) => keyHash))})`),
      }),
    ),
  );
}
