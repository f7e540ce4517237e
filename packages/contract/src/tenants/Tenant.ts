import { Schema } from "effect";
import { Identifier } from "../Identifier.ts";
import { Instant } from "../Instant.ts";
import { Name } from "../Text.ts";

export const TenantId = Identifier.pipe(Schema.brand("TenantId"));
export type TenantId = typeof TenantId.Type;

export const TenantName = Name;

/** `provisioning → active ⇄ suspended → archived → purging → purged`. */
export const TenantState = Schema.Literals([
  "provisioning",
  "active",
  "suspended",
  "archived",
  "purging",
  "purged",
]);
export type TenantState = typeof TenantState.Type;

/** An organisation: the boundary that data, members and rights do not cross. */
export const Tenant = Schema.Struct({
  id: TenantId,
  name: TenantName,
  state: TenantState,
  createdAt: Instant,
}).annotate({ identifier: "Tenant" });
export type Tenant = typeof Tenant.Type;
