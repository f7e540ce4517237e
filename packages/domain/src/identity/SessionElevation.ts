import { Forbidden, Unauthenticated } from "@atoll/contract/CommonProblems";
import type { SessionGrant } from "@atoll/contract/identity/Session";
import { AccountRepository } from "@atoll/database/identity/AccountRepository";
import { SessionRepository } from "@atoll/database/identity/SessionRepository";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { TenantRepository } from "@atoll/database/tenants/TenantRepository";
import * as Token from "@atoll/security/Token";
import { Context, Effect, Layer, Option, Redacted } from "effect";
import { diff } from "../audit/diff.ts";
import { AuditTrail, personActor } from "../audit/AuditTrail.ts";
import { currentSession, currentTenant, currentUser } from "../caller.ts";
import { Revocations, tagOf } from "../revocation/Revocations.ts";
import { SessionOpening } from "./SessionOpening.ts";

export type SecondFactorMethod = "totp" | "recovery-code" | "passkey";

/** Something that is had. A factor beside it must be of another kind: known, or vouched for by somebody else. */
const possessions: ReadonlyArray<string> = [
  "totp",
  "recovery-code",
  "passkey",
] satisfies ReadonlyArray<SecondFactorMethod>;

const make = Effect.gen(function* () {
  const sessions = yield* SessionRepository;
  const accounts = yield* AccountRepository;
  const users = yield* UserRepository;
  const tenants = yield* TenantRepository;
  const sessionOpening = yield* SessionOpening;
  const revocations = yield* Revocations;
  const trail = yield* AuditTrail;

  /** A session of its own that ends when the hub's sessions do: of the pending one nothing goes on. */
  const begin = Effect.fnUntraced(function* (method: SecondFactorMethod, first: ReadonlyArray<string>) {
    const { userId } = yield* currentUser;
    const { sessionId, assurance } = yield* currentSession;
    const tenantId = yield* currentTenant;
    if (assurance === "pending") {
      if (first.some((each) => possessions.includes(each))) {
        return yield* new Forbidden({ detail: "The second factor must be of another kind than the first." });
      }
      // The person before its sessions: in the order of whoever ends them all.
      if (!(yield* accounts.hold(userId, null))) return yield* new Unauthenticated({});
      if (!(yield* sessions.revoke(sessionId, "second-factor"))) return yield* new Unauthenticated({});
      yield* revocations.tell(tagOf.session(sessionId));
    }
    const methods = [...new Set([...first, method])];
    return yield* sessionOpening
      .open({ userId, tenantId, assurance: "multi", methods })
      .pipe(Effect.catchTag("SignInOvertaken", () => Effect.fail(new Unauthenticated({}))));
  });

  const goOn = Effect.fnUntraced(function* (method: SecondFactorMethod) {
    const { sessionId } = yield* currentSession;
    const { token, hash } = yield* Token.issue("session");
    const expiresAt = yield* sessions.elevate(sessionId, { tokenHash: hash, method });
    if (Option.isNone(expiresAt)) return yield* new Unauthenticated({});
    yield* revocations.tell(tagOf.session(sessionId));
    return { token: Redacted.value(token), expiresAt: expiresAt.value };
  });

  const elevate = Effect.fn("SessionElevation.elevate")(function* (
    method: SecondFactorMethod,
    action?: string,
  ) {
    const { userId, role } = yield* currentUser;
    const { _tag, sessionId, assurance } = yield* currentSession;
    const user = yield* users.get(userId);
    const tenant = yield* tenants.current;
    const first = yield* sessions.methods(sessionId);
    if (Option.isNone(user) || Option.isNone(tenant) || Option.isNone(first))
      return yield* new Unauthenticated({});
    const isNew = assurance === "pending" || _tag === "AccessToken";
    const { token, expiresAt } = yield* isNew ? begin(method, first.value) : goOn(method);
    if (action !== undefined) {
      const after = { assurance: "multi", methods: [...new Set([...first.value, method])] };
      yield* trail.record({
        action,
        target: { type: "session", id: sessionId },
        changes: diff("session", { assurance, methods: first.value }, after),
        actor: personActor(userId, sessionId),
      });
    }
    return {
      token,
      expiresAt,
      user: user.value,
      tenant: { id: tenant.value.id, name: tenant.value.name },
      role,
      assurance: "multi",
    } satisfies SessionGrant;
  });
  return { elevate };
});

/**
 * What a second factor does to the current session: a pending one ends, and a new one begins that is worth two factors;
 * any other gets another token (ASVS 5.0, 7.2.4), and its person has just shown who it is. The token before is worth
 * nothing from the commit on, on every process within a second. A session of access tokens goes on as it is, and a new one
 * is begun beside it. It does not judge the factor: whoever calls it has, in the same transaction. It is recorded as `action`,
 * if that is given.
 */
export class SessionElevation extends Context.Service<SessionElevation, Effect.Success<typeof make>>()(
  "@atoll/domain/identity/SessionElevation",
) {
  static readonly layer = Layer.effect(SessionElevation, make).pipe(Layer.provide(AuditTrail.layer));
}
