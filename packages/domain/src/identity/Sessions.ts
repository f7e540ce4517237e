import { Forbidden, type ServiceUnavailable, Unauthenticated } from "@atoll/contract/CommonProblems";
import {
  SessionNotFound,
  type TooManyAttempts,
  WrongPassword,
} from "@atoll/contract/identity/IdentityProblems";
import type { CurrentSession, OwnSession, SessionGrant } from "@atoll/contract/identity/Session";
import type { SessionId } from "@atoll/contract/identity/SessionId";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { TenantNotFound } from "@atoll/contract/tenants/TenantProblems";
import { AccountRepository } from "@atoll/database/identity/AccountRepository";
import { PersonSessionRepository } from "@atoll/database/identity/PersonSessionRepository";
import { SessionRepository } from "@atoll/database/identity/SessionRepository";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { Database } from "@atoll/database/Database";
import { TenantRepository } from "@atoll/database/tenants/TenantRepository";
import { Context, Effect, Layer, Option } from "effect";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { actingAs, currentSession, currentUser } from "../caller.ts";
import { databaseAnswers } from "../unavailable.ts";
import { LoginAttempts } from "./LoginAttempts.ts";
import { OrganisationSignIn } from "./OrganisationSignIn.ts";
import { Passwords } from "./Passwords.ts";
import { Revocations, tagOf } from "../revocation/Revocations.ts";
import { SessionOpening } from "./SessionOpening.ts";
import { SessionRenewal } from "./SessionRenewal.ts";

/** Where the caller is signed in. What ends here has ended on every server process within a second. */
export class Sessions extends Context.Service<
  Sessions,
  {
    readonly me: () => Effect.Effect<CurrentSession, Unauthenticated | ServiceUnavailable>;
    /** Ends the current session. */
    readonly logout: () => Effect.Effect<void, ServiceUnavailable>;
    /** Those that are alive, in all organisations, the one used last first. */
    readonly list: () => Effect.Effect<ReadonlyArray<OwnSession>, ServiceUnavailable>;
    readonly revoke: (id: SessionId) => Effect.Effect<void, SessionNotFound | ServiceUnavailable>;
    readonly revokeOthers: () => Effect.Effect<void, ServiceUnavailable>;
    /** By the password. What is hard to undo is allowed for a while, with the token that it answers with. */
    readonly stepUp: (
      password: string,
    ) => Effect.Effect<SessionGrant, WrongPassword | TooManyAttempts | Unauthenticated | ServiceUnavailable>;
    /**
     * Goes on in another organisation of the caller, by a session that is as sure of who it is, showed it when this one
     * did and ends when this one would have. This one has ended: of any number of calls at once, one goes on. An access
     * token goes nowhere, for it would be worth more than its ten minutes.
     */
    readonly switchTenant: (
      tenantId: TenantId,
    ) => Effect.Effect<SessionGrant, TenantNotFound | Forbidden | Unauthenticated | ServiceUnavailable>;
  }
>()("@atoll/domain/identity/Sessions") {
  static readonly layer = Layer.effect(
    Sessions,
    Effect.gen(function* () {
      const database = yield* Database;
      const accounts = yield* AccountRepository;
      const users = yield* UserRepository;
      const tenants = yield* TenantRepository;
      const sessions = yield* SessionRepository;
      const personSessions = yield* PersonSessionRepository;
      const attempts = yield* LoginAttempts;
      const passwords = yield* Passwords;
      const sessionOpening = yield* SessionOpening;
      const renewal = yield* SessionRenewal;
      const organisationSignIn = yield* OrganisationSignIn;
      const revocations = yield* Revocations;
      const trail = yield* AuditTrail;

      const recordEnd = (action: string, id: SessionId, revokedReason: string) =>
        trail.record({
          action,
          target: { type: "session", id },
          changes: diff("session", {}, { revokedReason }),
        });

      const me = Effect.fn("Sessions.me")(function* () {
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

      const logout = Effect.fn("Sessions.logout")(function* () {
        const { sessionId } = yield* currentSession;
        yield* Effect.gen(function* () {
          if (!(yield* sessions.revoke(sessionId, "logout"))) return;
          yield* revocations.tell(tagOf.session(sessionId));
          yield* recordEnd("auth.logout", sessionId, "logout");
        }).pipe(database.transaction);
      }, databaseAnswers);

      const list = Effect.fn("Sessions.list")(function* () {
        const { userId } = yield* currentUser;
        const { sessionId } = yield* currentSession;
        const found = yield* personSessions.list(userId);
        return found.map(({ tenantId, tenantName, ...session }) => ({
          ...session,
          tenant: { id: tenantId, name: tenantName },
          current: session.id === sessionId,
        }));
      }, databaseAnswers);

      const revoke = Effect.fn("Sessions.revoke")(function* (id: SessionId) {
        const { userId } = yield* currentUser;
        yield* Effect.gen(function* () {
          if (!(yield* personSessions.end(userId, id, "revoked"))) return yield* new SessionNotFound({});
          yield* revocations.tell(tagOf.session(id));
          yield* recordEnd("sessions.revoke", id, "revoked");
        }).pipe(database.transaction);
      }, databaseAnswers);

      const revokeOthers = Effect.fn("Sessions.revokeOthers")(function* () {
        const { userId } = yield* currentUser;
        const { sessionId } = yield* currentSession;
        yield* Effect.gen(function* () {
          yield* personSessions.endAll(userId, sessionId, "revoked");
          yield* revocations.tell(tagOf.user(userId));
          yield* trail.record({ action: "sessions.revokeOthers", target: { type: "user", id: userId } });
        }).pipe(database.transaction);
      }, databaseAnswers);

      const stepUp = Effect.fn("Sessions.stepUp")(function* (password: string) {
        const { userId } = yield* currentUser;
        const found = yield* accounts.find(userId);
        if (Option.isNone(found)) return yield* new Unauthenticated({});
        const { passwordHash, canonicalEmail } = found.value;
        const matches = yield* passwords
          .matches(password, passwordHash)
          .pipe(
            attempts.guard({ canonicalEmail, familiar: true, failure: { userId, reason: "wrong-password" } }),
          );
        if (!matches) return yield* new WrongPassword({});
        const { sessionId: id } = yield* currentSession;
        return yield* trail.recorded(renewal.renew(), () => ({
          action: "sessions.stepUp",
          target: { type: "session", id },
        }));
      }, databaseAnswers);

      const switchTenant = Effect.fn("Sessions.switchTenant")(function* (tenantId: TenantId) {
        const { userId, credential } = yield* currentUser;
        const { sessionId } = yield* currentSession;
        if (credential._tag !== "Session") {
          return yield* new Forbidden({ detail: "Only a session goes on in another organisation." });
        }
        const memberships = yield* users.tenants(userId);
        const membership = memberships.find((candidate) => candidate.tenantId === tenantId);
        if (membership === undefined) return yield* new TenantNotFound({});
        yield* organisationSignIn.stays;
        const before = (yield* personSessions.list(userId)).find(({ id }) => id === sessionId);
        const account = yield* accounts.find(userId);
        if (before === undefined || Option.isNone(account)) return yield* new Unauthenticated({});
        const { assurance, methods, authenticatedAt, expiresAt } = before;
        const { id, email, displayName, createdAt } = account.value;
        const after = { authenticatedAt, expiresAt };
        const opened = yield* Effect.gen(function* () {
          // The person before its sessions: in the order of whoever ends them all.
          const held = yield* accounts.hold(userId, null);
          if (!held || !(yield* personSessions.end(userId, sessionId, "switched"))) {
            return yield* new Unauthenticated({});
          }
          yield* revocations.tell(tagOf.session(sessionId));
          const signIn = { userId, tenantId, assurance, methods, after, action: "sessions.switchTenant" };
          return yield* sessionOpening.open(signIn);
        }).pipe(
          Effect.catchTag("SignInOvertaken", () => Effect.fail(new Unauthenticated({}))),
          database.transaction,
          actingAs(tenantId, { _tag: "System", name: "identity" }),
        );
        return {
          token: opened.token,
          expiresAt: opened.expiresAt,
          assurance: opened.assurance,
          user: { id, email, displayName, createdAt },
          tenant: { id: tenantId, name: membership.tenantName },
          role: membership.role,
        };
      }, databaseAnswers);

      return Sessions.of({ me, logout, list, revoke, revokeOthers, stepUp, switchTenant });
    }),
  ).pipe(Layer.provide([AuditTrail.layer, OrganisationSignIn.layer]));
}
