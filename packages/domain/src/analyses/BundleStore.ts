import type { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import type { Sha256 } from "@atoll/contract/Text";
import { ObjectStore } from "@atoll/platform/objectstore/ObjectStore";
import { Context, Effect, Layer } from "effect";
import { storeAnswers } from "../unavailable.ts";

const objectKey = (tenantId: TenantId, digest: Sha256): string => `tenants/${tenantId}/bundles/${digest}`;

/** Built bundles by their digest, within the tenant that owns the analysis. */
export class BundleStore extends Context.Service<
  BundleStore,
  {
    /** Stores the bytes under their digest, which the caller computed from them; repeating it is harmless. */
    put(tenantId: TenantId, digest: Sha256, content: Uint8Array): Effect.Effect<void, ServiceUnavailable>;
    get(tenantId: TenantId, digest: Sha256): Effect.Effect<Uint8Array, ServiceUnavailable>;
  }
>()("@atoll/domain/analyses/BundleStore") {
  static readonly layer = Layer.effect(
    BundleStore,
    Effect.gen(function* () {
      const store = yield* ObjectStore;
      const put = Effect.fn("BundleStore.put")(
        (tenantId: TenantId, digest: Sha256, content: Uint8Array) =>
          Effect.asVoid(store.put(objectKey(tenantId, digest), content)),
        storeAnswers,
      );
      const get = Effect.fn("BundleStore.get")(
        (tenantId: TenantId, digest: Sha256) => store.get(objectKey(tenantId, digest)),
        storeAnswers,
      );
      return BundleStore.of({ put, get });
    }),
  );
}
