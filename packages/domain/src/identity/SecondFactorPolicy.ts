import type { UserId } from "@atoll/contract/identity/User";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import type { DatabaseUnavailable } from "@atoll/database/Database";
import { Context, Effect, Layer } from "effect";

/** Who has to show a second factor. */
export class SecondFactorPolicy extends Context.Service<
  SecondFactorPolicy,
  {
    /** Whether the person has a second factor, or the organisation asks for one: then one factor opens nothing yet. */
    readonly owes: (userId: UserId, tenantId: TenantId) => Effect.Effect<boolean, DatabaseUnavailable>;
  }
>()("@atoll/domain/identity/SecondFactorPolicy") {
  /** For a hub in which there are no second factors. */
  static readonly layerNone = Layer.succeed(SecondFactorPolicy, { owes: () => Effect.succeed(false) });
}
