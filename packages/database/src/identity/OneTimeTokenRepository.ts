import { UserId } from "@atoll/contract/identity/User";
import { Instant } from "@atoll/contract/Instant";
import { Context, Duration, Effect, Layer, Option, Schema } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { maybe, one } from "../statements.ts";

/** What a mailed link may be used for, and for nothing else. */
export const OneTimePurpose = Schema.Literals(["verify-email", "reset-password", "change-email"]);
export type OneTimePurpose = typeof OneTimePurpose.Type;

export interface NewOneTimeToken {
  readonly userId: UserId;
  readonly purpose: OneTimePurpose;
  /** SHA-256 of the token. */
  readonly tokenHash: Uint8Array;
  readonly payload: string | null;
  readonly lifetime: Duration.Duration;
  /** A person is sent no second one of the purpose so soon. */
  readonly pause: Duration.Duration;
}

export const OneTimeToken = Schema.Struct({ userId: UserId, payload: Schema.NullOr(Schema.String) });
export type OneTimeToken = typeof OneTimeToken.Type;

const Issued = Schema.Struct({ expiresAt: Schema.NullOr(Instant) });
const Used = Schema.Struct({ used: Schema.Boolean });

/** Links that were mailed to people, each good once. Works before a tenant is known; times are the database's. */
export class OneTimeTokenRepository extends Context.Service<
  OneTimeTokenRepository,
  {
    /** When it expires; none, and nothing is written, where the person was sent one within the pause. */
    readonly issue: (token: NewOneTimeToken) => Effect.Effect<Option.Option<Instant>, DatabaseUnavailable>;
    /** None for one that is used, expired, or of another purpose. That it was found does not use it. */
    readonly find: (
      tokenHash: Uint8Array,
      purpose: OneTimePurpose,
    ) => Effect.Effect<Option.Option<OneTimeToken>, DatabaseUnavailable>;
    /**
     * True for one of any number of callers, on whichever process, and only if its transaction commits. The person's
     * other tokens of the purpose are used up with it.
     */
    readonly use: (
      tokenHash: Uint8Array,
      purpose: OneTimePurpose,
    ) => Effect.Effect<boolean, DatabaseUnavailable>;
  }
>()("@atoll/database/identity/OneTimeTokenRepository") {
  static readonly layer = Layer.effect(
    OneTimeTokenRepository,
    Effect.map(Database, ({ sql }) =>
      OneTimeTokenRepository.of({
        issue: ({ tokenHash, userId, purpose, payload, lifetime, pause }) =>
          Effect.map(
            one(Issued)(sql`
              select auth_issue_one_time_token(${tokenHash}, ${userId}::uuid, ${purpose}, ${payload},
                ${Math.floor(Duration.toSeconds(lifetime))}::integer,
                ${Math.floor(Duration.toSeconds(pause))}::integer) as expires_at`),
            ({ expiresAt }) => Option.fromNullOr(expiresAt),
          ),
        find: (tokenHash, purpose) =>
          maybe(OneTimeToken)(sql`select * from auth_find_one_time_token(${tokenHash}, ${purpose})`),
        use: (tokenHash, purpose) =>
          Effect.map(
            one(Used)(sql`select auth_use_one_time_token(${tokenHash}, ${purpose}) as used`),
            ({ used }) => used,
          ),
      }),
    ),
  );
}
