import { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { WeakPassword } from "@atoll/contract/identity/IdentityProblems";
import { PasswordHasher } from "@atoll/security/Password";
import { PasswordRules } from "@atoll/security/PasswordRules";
import { Context, Effect, Layer, Option, Redacted } from "effect";

/** Passwords as callers send them. */
export class Passwords extends Context.Service<
  Passwords,
  {
    /** The hash to store, if the password may be chosen. `about` is what an attacker would try first for this person. */
    readonly choose: (
      password: string,
      about: ReadonlyArray<string>,
    ) => Effect.Effect<string, WeakPassword | ServiceUnavailable>;
    /** Without a stored hash it is false, after as much work. */
    readonly matches: (password: string, stored: string | null) => Effect.Effect<boolean, ServiceUnavailable>;
  }
>()("@atoll/domain/identity/Passwords") {
  static readonly layer = Layer.effect(
    Passwords,
    Effect.gen(function* () {
      const hasher = yield* PasswordHasher;
      const rules = yield* PasswordRules;
      const busy = () => Effect.fail(new ServiceUnavailable({}));
      return Passwords.of({
        choose: Effect.fn("Passwords.choose")(function* (given, context) {
          const password = Redacted.make(given);
          yield* rules
            .check({ password, secondFactorRequired: false, context })
            .pipe(
              Effect.mapError(
                ({ message, reason, minimum }) =>
                  new WeakPassword({ detail: message, reason, minimumLength: minimum }),
              ),
            );
          return yield* Effect.catchTag(hasher.hash(password), "PasswordHasherBusy", busy);
        }),
        matches: (given, stored) =>
          hasher
            .verify(Redacted.make(given), Option.fromNullOr(stored))
            .pipe(Effect.catchTags({ PasswordHasherBusy: busy, PasswordHashUnreadable: Effect.die })),
      });
    }),
  );
}
