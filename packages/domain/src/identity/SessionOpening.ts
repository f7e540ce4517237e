import type { Assurance } from "@atoll/contract/identity/Credential";
import { SessionId } from "@atoll/contract/identity/SessionId";
import type { UserId } from "@atoll/contract/identity/User";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { SessionRepository } from "@atoll/database/identity/SessionRepository";
import * as Token from "@atoll/security/Token";
import { Context, Effect, Layer, Redacted } from "effect";
import { actingAs } from "../caller.ts";
import { newId } from "../newId.ts";
import { IdentityConfig } from "./IdentityConfig.ts";

/** How somebody showed who it is. */
export type SignInMethod = "password" | "totp" | "recovery-code" | "passkey" | "provider";

export interface SignIn {
  readonly userId: UserId;
  readonly tenantId: TenantId;
  readonly assurance: Assurance;
  readonly methods: ReadonlyArray<SignInMethod>;
}

const make = Effect.gen(function* () {
  const sessions = yield* SessionRepository;
  const config = yield* IdentityConfig;
  const open = Effect.fn("SessionOpening.open")(function* (signIn: SignIn) {
    const { token, hash } = yield* Token.issue("session");
    const id = yield* newId(SessionId);
    const expiresAt = yield* sessions
      .create({
        id,
        userId: signIn.userId,
        kind: "browser",
        tokenHash: hash,
        assurance: signIn.assurance,
        methods: signIn.methods,
        address: null,
        userAgent: null,
        idle: config.sessionIdle,
        absolute: config.sessionAbsolute,
      })
      .pipe(actingAs(signIn.tenantId, { _tag: "System", name: "identity" }));
    return { id, token: Redacted.value(token), expiresAt };
  });
  return { open };
});

/**
 * Begins sessions: whatever way somebody signed in, it ends here. Every sign-in gets a token of its own (ASVS 5.0, 7.2.4);
 * the hub keeps its SHA-256. It does not judge: who calls it has checked every factor that it names.
 */
export class SessionOpening extends Context.Service<SessionOpening, Effect.Success<typeof make>>()(
  "@atoll/domain/identity/SessionOpening",
) {
  static readonly layer = Layer.effect(SessionOpening, make);
}
