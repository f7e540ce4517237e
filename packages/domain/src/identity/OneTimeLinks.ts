import { LinkInvalid } from "@atoll/contract/identity/IdentityProblems";
import type { UserId } from "@atoll/contract/identity/User";
import type { DatabaseUnavailable } from "@atoll/database/Database";
import { type OneTimePurpose, OneTimeTokenRepository } from "@atoll/database/identity/OneTimeTokenRepository";
import * as Token from "@atoll/security/Token";
import { Context, type DateTime, Duration, Effect, Layer, Option, Redacted } from "effect";

/**
 * How long a link is good for. Those that confirm an address let nobody in, and wait for who reads mail once a day. One
 * that sets a password is good for an hour: it recovers an account and is no second factor (that is ten minutes: ASVS 5.0,
 * 6.5.5; of recovery by mail NIST SP 800-63B-4 §4.2.1 allows a day), and a busy mail server may keep it for minutes.
 */
const lifetimes: Readonly<Record<OneTimePurpose, Duration.Duration>> = {
  "verify-email": Duration.days(1),
  "change-email": Duration.days(1),
  "reset-password": Duration.hours(1),
};

/** Nobody's mailbox is filled by asking again and again. */
const pause = Duration.minutes(1);

export interface Link {
  readonly token: Redacted.Redacted<string>;
  readonly validUntil: DateTime.Utc;
}

/** A link that somebody came by, and that was not used yet. */
export interface Shown {
  readonly userId: UserId;
  readonly payload: string | null;
  /** Uses it up, in the transaction of what it is for; fails where somebody was faster. */
  readonly use: Effect.Effect<void, LinkInvalid | DatabaseUnavailable>;
}

/** Links in mails, good once and for one purpose. The hub keeps the SHA-256 of their tokens. */
export class OneTimeLinks extends Context.Service<
  OneTimeLinks,
  {
    /** None where the person was sent one of this purpose within a minute: then no mail is due. */
    readonly issue: (
      userId: UserId,
      purpose: OneTimePurpose,
      payload?: string,
    ) => Effect.Effect<Option.Option<Link>, DatabaseUnavailable>;
    readonly show: (
      token: string,
      purpose: OneTimePurpose,
    ) => Effect.Effect<Shown, LinkInvalid | DatabaseUnavailable>;
  }
>()("@atoll/domain/identity/OneTimeLinks") {
  static readonly layer = Layer.effect(
    OneTimeLinks,
    Effect.map(OneTimeTokenRepository, (tokens) =>
      OneTimeLinks.of({
        issue: Effect.fn("OneTimeLinks.issue")(function* (userId, purpose, payload) {
          const { token, hash } = yield* Token.issue("oneTime");
          const lifetime = lifetimes[purpose];
          const issued = { userId, purpose, tokenHash: hash, payload: payload ?? null, lifetime, pause };
          return Option.map(yield* tokens.issue(issued), (validUntil) => ({ token, validUntil }));
        }),
        show: Effect.fn("OneTimeLinks.show")(function* (given, purpose) {
          const hash = Token.hash("oneTime", Redacted.make(given));
          if (Option.isNone(hash)) return yield* new LinkInvalid({});
          const found = yield* tokens.find(hash.value, purpose);
          if (Option.isNone(found)) return yield* new LinkInvalid({});
          const use = Effect.flatMap(tokens.use(hash.value, purpose), (used) =>
            used ? Effect.void : Effect.fail(new LinkInvalid({})),
          );
          return { ...found.value, use };
        }),
      }),
    ),
  );
}
