import type { ApiKeyId } from "@atoll/contract/identity/Credential";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { ApiKeyRepository } from "@atoll/database/identity/ApiKeyRepository";
import { Context, Effect, Layer } from "effect";
import * as CredentialUses from "./CredentialUses.ts";

/** When API keys were used, for people who look for those that nobody needs; see `CredentialUses`. */
export class ApiKeyUses extends Context.Service<
  ApiKeyUses,
  { readonly note: (tenantId: TenantId, id: ApiKeyId) => Effect.Effect<void> }
>()("@atoll/domain/identity/ApiKeyUses") {
  static readonly layer = Layer.effect(
    ApiKeyUses,
    Effect.flatMap(ApiKeyRepository, ({ touch }) =>
      CredentialUses.make<ApiKeyId>({ of: "API keys", write: touch }),
    ),
  );
}
