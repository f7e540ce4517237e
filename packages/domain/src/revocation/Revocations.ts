import type { RunId } from "@atoll/contract/analyses/Run";
import type { ApiKeyId } from "@atoll/contract/identity/Credential";
import type { RoleId } from "@atoll/contract/identity/Role";
import type { SessionId } from "@atoll/contract/identity/SessionId";
import type { UserId } from "@atoll/contract/identity/User";
import type { NodeId } from "@atoll/contract/nodes/NodeId";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { afterCommit } from "@atoll/database/transactions";
import { type Invalidation, Invalidations } from "@atoll/platform/invalidations/Invalidations";
import { Context, Effect, Layer, type Scope } from "effect";

const topic = "identity";

export const tagOf = {
  session: (id: SessionId) => `session:${id}`,
  user: (id: UserId) => `user:${id}`,
  tenant: (id: TenantId) => `tenant:${id}`,
  apiKey: (id: ApiKeyId) => `key:${id}`,
  node: (id: NodeId) => `node:${id}`,
  run: (id: RunId) => `run:${id}`,
  role: (id: RoleId) => `role:${id}`,
  /** The keys that access tokens are signed with. */
  accessTokenKeys: "keys:access-token",
};

/**
 * Tells every process that what it remembers of a caller, or of what a caller may do, is no longer so. To be told in the
 * transaction of the change or after it: it is said once that is committed, and heard within a second.
 */
export class Revocations extends Context.Service<
  Revocations,
  {
    /** `tag` is one of `tagOf`. */
    readonly tell: (tag: string) => Effect.Effect<void>;
    /** Hears of every change until the scope closes; after a gap it is told that everything may have changed. */
    readonly hear: (
      on: (invalidation: Invalidation) => Effect.Effect<void>,
    ) => Effect.Effect<void, never, Scope.Scope>;
    /** Whether changes that other processes make would be heard now. While not, nothing remembered may be used. */
    readonly isHearing: Effect.Effect<boolean>;
  }
>()("@atoll/domain/revocation/Revocations") {
  static readonly layer = Layer.effect(
    Revocations,
    Effect.map(Invalidations, ({ publish, subscribe, isListening }) =>
      Revocations.of({
        tell: (tag) => afterCommit(publish(topic, tag)),
        hear: (on) => subscribe(topic, on),
        isHearing: isListening,
      }),
    ),
  );
}
