import { Unauthenticated } from "@atoll/contract/CommonProblems";
import type { SessionGrant } from "@atoll/contract/identity/Session";
import { SessionRepository } from "@atoll/database/identity/SessionRepository";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { TenantRepository } from "@atoll/database/tenants/TenantRepository";
import * as Token from "@atoll/security/Token";
import { Context, Effect, Layer, Option, Redacted } from "effect";
import { currentSession, currentTenant, currentUser } from "../caller.ts";
import { Revocations, tagOf } from "../revocation/Revocations.ts";
import { SessionOpening } from "./SessionOpening.ts";

const make = Effect.gen(function* () {
  const sessions = yield* SessionRepository;
  const users = yield* UserRepository;
  const tenants = yield* TenantRepository;
  const sessionOpening = yield* SessionOpening;
  const revocations = yield* Revocations;

  const renew = Effect.fn("SessionRenewal.renew")(function* () {
    const { userId, role } = yield* currentUser;
    const { _tag, sessionId, assurance } = yield* currentSession;
    const [user, tenant] = yield* Effect.all([users.get(userId), tenants.current]);
    if (Option.isNone(user) || Option.isNone(tenant)) return yield* new Unauthenticated({});
    const known = {
      user: user.value,
      tenant: { id: tenant.value.id, name: tenant.value.name },
      role,
      assurance,
    };
    if (_tag === "AccessToken") {
      const tenantId = yield* currentTenant;
      const opened = yield* sessionOpening
        .open({ userId, tenantId, assurance, methods: ["password"] })
        .pipe(Effect.catchTag("SignInOvertaken", () => Effect.fail(new Unauthenticated({}))));
      const { token, expiresAt } = opened;
      return { ...known, token, expiresAt, assurance: opened.assurance } satisfies SessionGrant;
    }
    const { token, hash } = yield* Token.issue("session");
    const expiresAt = yield* sessions.renew(sessionId, hash);
    if (Option.isNone(expiresAt)) return yield* new Unauthenticated({});
    yield* revocations.tell(tagOf.session(sessionId));
    return { ...known, token: Redacted.value(token), expiresAt: expiresAt.value } satisfies SessionGrant;
  });
  return { renew };
});

/**
 * Gives the current session another token, its person having shown again who it is (ASVS 5.0, 7.2.4): the one before is
 * worth nothing from now on, on every process within a second. It does not judge: who calls it has checked. A session of
 * access tokens goes on as it is, and a new one is begun beside it.
 */
export class SessionRenewal extends Context.Service<SessionRenewal, Effect.Success<typeof make>>()(
  "@atoll/domain/identity/SessionRenewal",
) {
  static readonly layer = Layer.effect(SessionRenewal, make);
}
