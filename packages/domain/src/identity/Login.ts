import type { Login as LoginRequest } from "@atoll/contract/identity/AuthApi";
import type { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { EmailUnverified, InvalidCredentials } from "@atoll/contract/identity/IdentityProblems";
import type { TooManyAttempts } from "@atoll/contract/identity/IdentityProblems";
import type { SessionGrant } from "@atoll/contract/identity/Session";
import { canonicalEmail, UserId } from "@atoll/contract/identity/User";
import { AccountRepository } from "@atoll/database/identity/AccountRepository";
import { PersonSessionRepository } from "@atoll/database/identity/PersonSessionRepository";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { Context, Effect, Layer, Option } from "effect";
import { newId } from "../newId.ts";
import { databaseAnswers } from "../unavailable.ts";
import { currentDevice } from "./Device.ts";
import { FailedSignIns, type FailureReason } from "./FailedSignIns.ts";
import { IdentityConfig } from "./IdentityConfig.ts";
import { LoginAttempts } from "./LoginAttempts.ts";
import { Passwords } from "./Passwords.ts";
import { SessionOpening } from "./SessionOpening.ts";

/** What a sign-in by password alone is worth. */
const byPassword = { assurance: "single", methods: ["password"] } as const;

/** Signing in by password. */
export class Login extends Context.Service<
  Login,
  {
    /**
     * Answers alike and does the same work for an unknown address, a deactivated account and a wrong password: one
     * hash, counted as one attempt. The session is `pending` where a second factor is owed.
     */
    readonly byPassword: (
      login: typeof LoginRequest.Type,
    ) => Effect.Effect<
      SessionGrant,
      InvalidCredentials | TooManyAttempts | EmailUnverified | ServiceUnavailable
    >;
  }
>()("@atoll/domain/identity/Login") {
  static readonly layer = Layer.effect(
    Login,
    Effect.gen(function* () {
      const accounts = yield* AccountRepository;
      const users = yield* UserRepository;
      const personSessions = yield* PersonSessionRepository;
      const attempts = yield* LoginAttempts;
      const passwords = yield* Passwords;
      const sessionOpening = yield* SessionOpening;
      const failedSignIns = yield* FailedSignIns;
      const { emailVerification } = yield* IdentityConfig;

      /** Asked of nobody where there is no such account, so that both cost the same. */
      const isFamiliar = Effect.fnUntraced(function* (userId: Option.Option<UserId>) {
        const { key } = yield* currentDevice;
        if (key === null) return false;
        const asked = Option.isSome(userId) ? userId.value : yield* newId(UserId);
        return (yield* personSessions.device(asked, key)).familiar;
      });

      const signIn = Effect.fn("Login.byPassword")(function* (input: typeof LoginRequest.Type) {
        const canonical = canonicalEmail(input.email);
        const known = yield* accounts.findByEmail(canonical);
        const found = Option.filter(known, ({ state }) => state === "active");
        const failure = {
          userId: Option.match(known, { onNone: () => null, onSome: ({ id }) => id }),
          reason: Option.match(known, {
            onNone: (): FailureReason => "unknown-account",
            onSome: ({ state }): FailureReason => (state === "active" ? "wrong-password" : "deactivated"),
          }),
        };
        const familiar = yield* isFamiliar(Option.map(found, ({ id }) => id));
        const stored = Option.getOrNull(found)?.passwordHash ?? null;
        const matches = yield* passwords
          .matches(input.password, stored)
          .pipe(attempts.guard({ canonicalEmail: canonical, familiar, failure }));
        if (!matches || Option.isNone(found)) return yield* new InvalidCredentials({});
        const { id, email, displayName, createdAt, emailVerifiedAt } = found.value;
        const refused = (reason: FailureReason) =>
          failedSignIns.record("signIn.failed", { userId: id, reason });
        if (emailVerification && emailVerifiedAt === null) {
          yield* refused("email-unverified");
          return yield* new EmailUnverified({});
        }
        const candidates = yield* users.tenants(id);
        const membership = candidates.find(({ tenantId, tenantState }) =>
          input.tenantId === undefined ? tenantState === "active" : tenantId === input.tenantId,
        );
        if (membership === undefined) {
          yield* refused("no-membership");
          return yield* new InvalidCredentials({});
        }
        const { tenantId, tenantName, role } = membership;
        const { token, expiresAt, assurance } = yield* sessionOpening
          .open({ userId: id, tenantId, ...byPassword, passwordHash: stored, action: "auth.login" })
          .pipe(Effect.catchTag("SignInOvertaken", () => Effect.fail(new InvalidCredentials({}))));
        const user = { id, email, displayName, createdAt };
        return { token, expiresAt, assurance, user, tenant: { id: tenantId, name: tenantName }, role };
      }, databaseAnswers);

      return Login.of({ byPassword: signIn });
    }),
  ).pipe(Layer.provide(FailedSignIns.layer));
}
