import { SessionId } from "@atoll/contract/identity/SessionId";
import { UserId } from "@atoll/contract/identity/User";
import { CurrentRequest } from "@atoll/contract/RequestContext";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { DateTime, Effect } from "effect";
import { SecureRandom } from "effect/crypto";
import { everyPermit } from "../../src/Permit.ts";

/** A fresh organisation; `as` runs an effect as its owner, who may do everything. */
export const organisation = Effect.fnUntraced(function* (name: string) {
  const users = yield* UserRepository;
  const tenantId = TenantId.make(SecureRandom.uuidV7Unsafe());
  const userId = UserId.make(SecureRandom.uuidV7Unsafe());
  const email = `${userId}@lagoon.example`;
  yield* users.register({
    userId,
    email,
    canonicalEmail: email,
    displayName: name,
    passwordHash: "$argon2id$test",
    tenantId,
    tenantName: name,
  });
  const actor = {
    _tag: "User",
    userId,
    role: "owner",
    roleId: null,
    credential: {
      _tag: "Session",
      sessionId: SessionId.make(SecureRandom.uuidV7Unsafe()),
      assurance: "single",
      authenticatedAt: DateTime.makeUnsafe(0),
    },
  } as const;
  const as = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
    effect.pipe(
      Effect.provide(everyPermit),
      Effect.provideService(CurrentRequest, { requestId: null, tenantId, actor, address: null }),
    );
  return { tenantId, userId, as };
});
