import type { Login, Registration, TokenResponse } from "@atoll/contract/identity/AuthApi";
import { ServiceUnavailable, Unauthenticated } from "@atoll/contract/CommonProblems";
import { EmailTaken, InvalidClient, InvalidCredentials } from "@atoll/contract/identity/IdentityProblems";
import type { CurrentSession, SessionGrant } from "@atoll/contract/identity/Session";
import { SessionId } from "@atoll/contract/identity/Session";
import { canonicalEmail, UserId } from "@atoll/contract/identity/User";
import type { Actor } from "@atoll/contract/RequestContext";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { SessionRepository } from "@atoll/database/identity/SessionRepository";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { TenantRepository } from "@atoll/database/tenants/TenantRepository";
import { NodeTokenRepository } from "@atoll/database/nodes/NodeTokenRepository";
import { PasswordHasher } from "@atoll/security/Password";
import * as Token from "@atoll/security/Token";
import { Context, DateTime, Effect, Layer, Option, Redacted } from "effect";
import { actingAs, currentUser } from "../caller.ts";
import { newId } from "../newId.ts";
import { databaseAnswers } from "../unavailable.ts";
import { IdentityConfig } from "./IdentityConfig.ts";
import { NodeAuthentication } from "./NodeAuthentication.ts";

/** Whose credential was shown, and the tenant it acts in. */
export interface Caller {
  readonly tenantId: TenantId;
  readonly actor: Actor;
}

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
    /** The caller behind a bearer token or session cookie, with the role it has now. */
    authenticate(
      token: Redacted.Redacted<string>,
    ): Effect.Effect<Caller, Unauthenticated | ServiceUnavailable>;
  }
>()("@atoll/domain/identity/Identity") {
  static readonly layer = Layer.effect(
    Identity,
    Effect.gen(function* () {
      const users = yield* UserRepository;
      const sessions = yield* SessionRepository;
      const tenants = yield* TenantRepository;
      const nodeTokens = yield* NodeTokenRepository;
      const passwords = yield* PasswordHasher;
      const nodes = yield* NodeAuthentication;
      const config = yield* IdentityConfig;

      const openSession = Effect.fnUntraced(function* (userId: UserId, tenantId: TenantId) {
        const { token, hash } = yield* Token.issue("session");
        const id = yield* newId(SessionId);
        const { sessionIdle: idle, sessionAbsolute: absolute } = config;
        const expiresAt = yield* sessions
          .create({ id, userId, tokenHash: hash, idle, absolute })
          .pipe(actingAs(tenantId, { _tag: "System", name: "identity" }));
        return { token: Redacted.value(token), expiresAt };
      });

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
        const session = yield* openSession(userId, tenantId);
        return {
          ...session,
          user: {
            id: userId,
            email: input.email,
            displayName: input.displayName,
            createdAt: yield* DateTime.now,
          },
          tenant: { id: tenantId, name: input.tenantName },
          role: "owner" as const,
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
        const stored = Option.map(found, ({ passwordHash }) => passwordHash);
        const matches = yield* isPassword(Redacted.make(input.password), stored);
        if (!matches || Option.isNone(found)) return yield* new InvalidCredentials({});
        const user = found.value;
        const candidates = yield* users.tenants(user.id);
        const membership = candidates.find(
          ({ tenantId }) => input.tenantId === undefined || tenantId === input.tenantId,
        );
        if (membership === undefined) return yield* new InvalidCredentials({});
        const session = yield* openSession(user.id, membership.tenantId);
        const { id, email, displayName, createdAt } = user;
        return {
          ...session,
          user: { id, email, displayName, createdAt },
          tenant: { id: membership.tenantId, name: membership.tenantName },
          role: membership.role,
        };
      }, databaseAnswers);

      const logout = Effect.fn("Identity.logout")(function* () {
        const { sessionId } = yield* currentUser;
        yield* sessions.revoke(sessionId);
      }, databaseAnswers);

      const me = Effect.fn("Identity.me")(function* () {
        const { userId, role, sessionId } = yield* currentUser;
        const [user, tenant, expiresAt] = yield* Effect.all([
          users.get(userId),
          tenants.current,
          sessions.expiry(sessionId),
        ]);
        const session = Option.all({ user, tenant, expiresAt });
        const current = yield* Effect.fromOption(session).pipe(
          Effect.mapError(() => new Unauthenticated({})),
        );
        return { ...current, tenant: { id: current.tenant.id, name: current.tenant.name }, role };
      }, databaseAnswers);

      const authenticateUser = Effect.fnUntraced(function* (tokenHash: Uint8Array) {
        const found = yield* sessions.find(tokenHash);
        if (Option.isNone(found)) return yield* new Unauthenticated({});
        const { id, tenantId, userId, role, lastSeenAt } = found.value;
        const actor = { _tag: "User" as const, userId, role, sessionId: id };
        const now = yield* DateTime.now;
        // A write per request would cost more than the request: a minute's precision is enough for "idle".
        if (DateTime.isLessThan(lastSeenAt, DateTime.subtract(now, { minutes: 1 }))) {
          yield* sessions.touch(id, config.sessionIdle).pipe(actingAs(tenantId, actor));
        }
        return { tenantId, actor };
      });

      const authenticateNode = Effect.fnUntraced(function* (tokenHash: Uint8Array) {
        const found = yield* nodeTokens.find(tokenHash);
        if (Option.isNone(found)) return yield* new Unauthenticated({});
        const { tenantId, nodeId } = found.value;
        return { tenantId, actor: { _tag: "Node" as const, nodeId } };
      });

      const authenticate = Effect.fn("Identity.authenticate")(function* (token: Redacted.Redacted<string>) {
        const session = Token.hash("session", token);
        if (Option.isSome(session)) return yield* authenticateUser(session.value);
        const node = Token.hash("node", token);
        if (Option.isSome(node)) return yield* authenticateNode(node.value);
        return yield* new Unauthenticated({});
      }, databaseAnswers);

      return Identity.of({ register, login, token: nodes.exchange, logout, me, authenticate });
    }),
  );
}
