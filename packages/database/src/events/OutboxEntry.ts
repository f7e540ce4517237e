import { RequestContext } from "@atoll/contract/RequestContext";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { Identifier } from "@atoll/contract/Identifier";
import { Schema } from "effect";

export const OutboxEntryId = Identifier.pipe(Schema.brand("OutboxEntryId"));
export type OutboxEntryId = typeof OutboxEntryId.Type;

/** A signal to write: what happened, and what its receiver needs to know of it. */
export interface Signal {
  readonly kind: string;
  readonly payload: Schema.JsonObject;
}

/** A signal on its way. `attempts` counts deliveries begun, this one included. */
export const OutboxEntry = Schema.Struct({
  id: OutboxEntryId,
  tenantId: TenantId,
  kind: Schema.String,
  payload: Schema.JsonObject,
  /** The request that wrote it. */
  context: RequestContext,
  attempts: Schema.Int,
});
export type OutboxEntry = typeof OutboxEntry.Type;
