import type { Login, Registration, TokenResponse } from "@atoll/contract/identity/AuthApi";
import { ServiceUnavailable, Unauthenticated } from "@atoll/contract/CommonProblems";
import { EmailTaken, InvalidClient, InvalidCredentials } from "@atoll/contract/identity/IdentityProblems";
import type { CurrentSession, SessionGrant } from "@atoll/contract/identity/Session";
import { canonicalEmail, UserId } from "@atoll/contract/identity/User";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { SessionRepository } from "@atoll/database/identity/SessionRepository";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { TenantRepository } from "@atoll/database/tenants/TenantRepository";
import { PasswordHasher } from "@atoll/security/Password";
import { Context, DateTime, Effect, Layer, Option, Redacted } from "effect";
import { currentSession, currentUser } from "../caller.ts";
import { newId } from "../newId.ts";
import { databaseAnswers } from "../unavailable.ts";
import { NodeAuthentication } from "./NodeAuthentication.ts";
import { Revocations, tagOf } from "./Revocations.ts";
import { SessionOpening } from "./SessionOpening.ts";

/** What a sign-in by password alone is worth. */
const byPassword = { assurance: "single", methods: ["password"] } as const;

/** Accounts, sessions and tokens: who is calling. */
export class Identity extends Context.Service<
  Identity,
  {
    /** Founds an organisation with its owner and signs the owner in. */
    register(
      registration: typeof Registration.Type,
    ): Effect.Effect<SessionGrant, EmailTaken | ServiceUnavailable>;
    /** Same answer and same time for an unknown address and a wrong password. */
    login(login: typeof Login.Type): Effect.Effect<SessionGrant, InvalidCredentials | ServiceUnavailable>;
    /** Exchanges a node's client assertion (RFC 7523), which is accepted once, for a short-lived token. */
    token(assertion: string): Effect.Effect<typeof TokenResponse.Type, InvalidClient | ServiceUnavailable>;
    /** Ends the current session at once, on every server process. */
    logout(): Effect.Effect<void, ServiceUnavailable>;
    me(): Effect.Effect<CurrentSession, Unauthenticated | ServiceUnavailable>;
  }
>()("@atoll/domain/identity/Identity") {
  static readonly layer = Layer.effect(
    Identity,
    Effect.gen(function* () {
      const users = yield* UserRepository;
      const sessions = yield* SessionRepository;
      const tenants = yield* TenantRepository;
      const sessionOpening = yield* SessionOpening;
      const revocations = yield* Revocations;
      const passwords = yield* PasswordHasher;
      const nodes = yield* NodeAuthentication;

      const register = Effect.fn("Identity.register")(function* (input: typeof Registration.Type) {
        const passwordHash = yield* hash(Redacted.make(input.password));
        const userId = yield* newId(UserId);
        const tenantId = yield* newId(TenantId);
        const created = yield* users.register({
          userId,
          email: input.email,
          canonicalEmail: canonicalEmail(input.email),
          displayName: input.displayName,
          passwordHash,
          tenantId,
          tenantName: input.tenantName,
        });
        if (!created) return yield* new EmailTaken({});
        const { token, expiresAt } = yield* sessionOpening.open({ userId, tenantId, ...byPassword });
        return {
          token,
          expiresAt,
          user: {
            id: userId,
            email: input.email,
            displayName: input.displayName,
            createdAt: yield* DateTime.now,
          },
          tenant: { id: tenantId, name: input.tenantName },
          role: "owner" as const,
          assurance: byPassword.assurance,
        };
      }, databaseAnswers);

      const hash = (password: Redacted.Redacted<string>) =>
        passwords
          .hash(password)
          .pipe(Effect.catchTag("PasswordHasherBusy", () => Effect.fail(new ServiceUnavailable({}))));

      const isPassword = (password: Redacted.Redacted<string>, stored: Option.Option<string>) =>
        passwords.verify(password, stored).pipe(
          Effect.catchTags({
            PasswordHasherBusy: () => Effect.fail(new ServiceUnavailable({})),
            PasswordHashUnreadable: Effect.die,
          }),
        );

      const login = Effect.fn("Identity.login")(function* (input: typeof Login.Type) {
        const found = yield* users.findByEmail(canonicalEmail(input.email));
        const stored = Option.flatMap(found, ({ passwordHash }) => Option.fromNullOr(passwordHash));
        const matches = yield* isPassword(Redacted.make(input.password), stored);
        if (!matches || Option.isNone(found)) return yield* new InvalidCredentials({});
        const user = found.value;
        const candidates = yield* users.tenants(user.id);
        const membership = candidates.find(({ tenantId, tenantState }) =>
          input.tenantId === undefined ? tenantState === "active" : tenantId === input.tenantId,
        );
        if (membership === undefined) return yield* new InvalidCredentials({});
        const { tenantId } = membership;
        const { token, expiresAt } = yield* sessionOpening.open({ userId: user.id, tenantId, ...byPassword });
        const { id, email, displayName, createdAt } = user;
        return {
          token,
          expiresAt,
          assurance: byPassword.assurance,
          user: { id, email, displayName, createdAt },
          tenant: { id: tenantId, name: membership.tenantName },
          role: membership.role,
        };
      }, databaseAnswers);

      const logout = Effect.fn("Identity.logout")(function* () {
        const { sessionId } = yield* currentSession;
        yield* sessions.revoke(sessionId, "logout");
        yield* revocations.tell(tagOf.session(sessionId));
      }, databaseAnswers);

      const me = Effect.fn("Identity.me")(function* () {
        const { userId, role } = yield* currentUser;
        const { sessionId, assurance } = yield* currentSession;
        const [user, tenant, expiresAt] = yield* Effect.all([
          users.get(userId),
          tenants.current,
          sessions.expiry(sessionId),
        ]);
        const session = Option.all({ user, tenant, expiresAt });
        const current = yield* Effect.fromOption(session).pipe(
          Effect.mapError(() => new Unauthenticated({})),
        );
        return { ...current, tenant: { id: current.tenant.id, name: current.tenant.name }, role, assurance };
      }, databaseAnswers);

      return Identity.of({ register, login, token: nodes.exchange, logout, me });
    }),
  );
}
