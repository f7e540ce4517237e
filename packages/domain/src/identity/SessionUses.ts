import type { SessionId } from "@atoll/contract/identity/SessionId";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { SessionRepository } from "@atoll/database/identity/SessionRepository";
import { Context, Effect, Layer } from "effect";
import * as CredentialUses from "./CredentialUses.ts";

/** When sessions were used, which is what keeps them alive; see `CredentialUses`. */
export class SessionUses extends Context.Service<
  SessionUses,
  { readonly note: (tenantId: TenantId, id: SessionId) => Effect.Effect<void> }
>()("@atoll/domain/identity/SessionUses") {
  static readonly layer = Layer.effect(
    SessionUses,
    Effect.flatMap(SessionRepository, ({ touch }) =>
      CredentialUses.make<SessionId>({ of: "sessions", write: touch }),
    ),
  );
}
