import { Schema } from "effect";
import { Identifier } from "../Identifier.ts";
import { Role } from "../identity/Role.ts";
import { Instant } from "../Instant.ts";
import { Name } from "../Text.ts";
import { Quotas, TenantSettings } from "./TenantSettings.ts";

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
  /** Since when it is in this state. */
  stateChangedAt: Instant,
  /** From when on an archived organisation may be purged; until then an owner can restore it. */
  purgeAfter: Schema.NullOr(Instant),
  settings: TenantSettings,
  quotas: Quotas,
  /** Grows with every change of name, state, settings or quotas; the `ETag` holds it. */
  revision: Schema.Int,
  createdAt: Instant,
}).annotate({ identifier: "Tenant" });
export type Tenant = typeof Tenant.Type;

/** An organisation that a person belongs to, and as what. */
export const TenantMembership = Schema.Struct({
  id: TenantId,
  name: TenantName,
  state: TenantState,
  role: Role,
}).annotate({ identifier: "TenantMembership" });
export type TenantMembership = typeof TenantMembership.Type;

/** An organisation as whoever operates the hub sees it: how much there is, nothing of what it is. */
export const TenantOverview = Schema.Struct({
  id: TenantId,
  name: TenantName,
  state: TenantState,
  stateChangedAt: Instant,
  purgeAfter: Schema.NullOr(Instant),
  /** What was deleted, by table, of an organisation that was purged. */
  purgeCounts: Schema.NullOr(Schema.Record(Schema.String, Schema.Int)),
  members: Schema.Int,
  projects: Schema.Int,
  nodes: Schema.Int,
  createdAt: Instant,
}).annotate({ identifier: "TenantOverview" });
export type TenantOverview = typeof TenantOverview.Type;
