import type { Forbidden, ServiceUnavailable, Unauthenticated } from "@atoll/contract/CommonProblems";
import type {
  PasskeyAnswer,
  PasskeyLogin as LoginRequest,
  PasskeyRequest,
} from "@atoll/contract/identity/Passkey";
import {
  PasskeyRefused,
  PasskeyUnknown,
  SecondFactorMissing,
} from "@atoll/contract/identity/SecondFactorProblems";
import type { SessionGrant } from "@atoll/contract/identity/Session";
import { Database } from "@atoll/database/Database";
import { AccountRepository } from "@atoll/database/identity/AccountRepository";
import { PasskeyRepository } from "@atoll/database/identity/PasskeyRepository";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import type * as Refusal from "@atoll/security/PasskeyResponse";
import { Context, Effect, Layer, Option } from "effect";
import { currentUser } from "../caller.ts";
import { databaseAnswers } from "../unavailable.ts";
import { Ceremonies } from "./Ceremonies.ts";
import { FailedSignIns } from "./FailedSignIns.ts";
import { requestOf } from "./passkeyOptions.ts";
import { PasskeySigning } from "./PasskeySigning.ts";
import { SessionElevation } from "./SessionElevation.ts";
import { SessionOpening } from "./SessionOpening.ts";

const refused = ({ message }: Refusal.PasskeyRefused) => Effect.fail(new PasskeyRefused({ detail: message }));

/** Signing in by passkey, and showing one beside another factor. None of it may run within a transaction of others. */
export class PasskeyLogin extends Context.Service<
  PasskeyLogin,
  {
    /** What the browser is to be asked; it tells nothing of who has a passkey. Good for five minutes, once. */
    readonly begin: () => Effect.Effect<PasskeyRequest, ServiceUnavailable>;
    /**
     * The passkey says who it is and has verified its person: two factors in one. One answer for whatever is wrong. A
     * passkey whose counter went back is locked, and its owner told.
     */
    readonly signIn: (
      login: LoginRequest,
    ) => Effect.Effect<SessionGrant, PasskeyUnknown | ServiceUnavailable>;
    readonly beginShowing: () => Effect.Effect<PasskeyRequest, SecondFactorMissing | ServiceUnavailable>;
    /** Finishes signing in, or shows again who it is. */
    readonly show: (
      answer: PasskeyAnswer,
    ) => Effect.Effect<SessionGrant, PasskeyRefused | Forbidden | Unauthenticated | ServiceUnavailable>;
  }
>()("@atoll/domain/identity/PasskeyLogin") {
  static readonly layer = Layer.effect(
    PasskeyLogin,
    Effect.gen(function* () {
      const database = yield* Database;
      const passkeys = yield* PasskeyRepository;
      const accounts = yield* AccountRepository;
      const users = yield* UserRepository;
      const ceremonies = yield* Ceremonies;
      const signing = yield* PasskeySigning;
      const { elevate } = yield* SessionElevation;
      const sessionOpening = yield* SessionOpening;
      const failedSignIns = yield* FailedSignIns;
      const { relyingParty } = signing;

      const unknown = Effect.fnUntraced(function* ({ reason }: Refusal.PasskeyRefused) {
        yield* Effect.logInfo("A sign-in by passkey was refused", { reason });
        yield* failedSignIns.record("signIn.failed", { userId: null, reason: "passkey" });
        return yield* new PasskeyUnknown({});
      });

      const begin = Effect.fn("PasskeyLogin.begin")(function* () {
        const challenge = yield* ceremonies.begin("login", null);
        return yield* requestOf({ relyingParty, challenge });
      }, databaseAnswers);

      const signIn = Effect.fn("PasskeyLogin.signIn")(
        function* ({ answer, tenantId: wanted }: LoginRequest) {
          const signed = yield* signing.verify("login", null, answer);
          const { userId } = signed.passkey;
          const account = yield* accounts.find(userId);
          const candidates = yield* users.tenants(userId);
          const membership = candidates.find(({ tenantId, tenantState }) =>
            wanted === undefined ? tenantState === "active" : tenantId === wanted,
          );
          if (Option.isNone(account) || membership === undefined) {
            yield* failedSignIns.record("signIn.failed", { userId, reason: "no-membership" });
            return yield* new PasskeyUnknown({});
          }
          const { tenantId, tenantName, role } = membership;
          yield* signing.use(signed);
          const opened = yield* sessionOpening
            .open({
              userId,
              tenantId,
              assurance: "multi",
              methods: ["passkey"],
              action: "passkeyLogin.login",
            })
            .pipe(Effect.catchTag("SignInOvertaken", () => Effect.fail(new PasskeyUnknown({}))));
          const { id, email, displayName, createdAt } = account.value;
          return {
            token: opened.token,
            expiresAt: opened.expiresAt,
            assurance: opened.assurance,
            user: { id, email, displayName, createdAt },
            tenant: { id: tenantId, name: tenantName },
            role,
          };
        },
        Effect.catchTag("PasskeyRefused", unknown),
        databaseAnswers,
      );

      const beginShowing = Effect.fn("PasskeyLogin.beginShowing")(function* () {
        const { userId } = yield* currentUser;
        const allowed = yield* passkeys.known;
        if (allowed.length === 0) return yield* new SecondFactorMissing({});
        const challenge = yield* ceremonies.begin("confirmation", userId);
        return yield* requestOf({ relyingParty, challenge, allowed });
      }, databaseAnswers);

      const verified = Effect.fnUntraced(function* (answer: PasskeyAnswer) {
        const { userId } = yield* currentUser;
        return yield* signing.verify("confirmation", userId, answer);
      });

      const recordingFailure = <A, E extends { readonly _tag: string }, R>(shown: Effect.Effect<A, E, R>) =>
        Effect.tapError(shown, ({ _tag }) =>
          _tag === "PasskeyRefused"
            ? Effect.flatMap(currentUser, ({ userId }) =>
                failedSignIns.record("secondFactor.failed", { userId, reason: "passkey" }),
              )
            : Effect.void,
        );

      const show = Effect.fn("PasskeyLogin.show")(
        function* (answer: PasskeyAnswer) {
          const signed = yield* Effect.catchTag(verified(answer), "PasskeyRefused", refused);
          return yield* signing
            .use(signed)
            .pipe(
              Effect.catchTag("PasskeyRefused", refused),
              Effect.andThen(elevate("passkey", "secondFactors.showPasskey")),
              database.transaction,
            );
        },
        recordingFailure,
        databaseAnswers,
      );

      return PasskeyLogin.of({ begin, signIn, beginShowing, show });
    }),
  ).pipe(Layer.provide(FailedSignIns.layer));
}
