import { Schema } from "effect";

const day = 86_400;

/** Seconds from five minutes to thirty days; null: as the hub has it. */
const Lifetime = Schema.NullOr(Schema.Int.check(Schema.isBetween({ minimum: 300, maximum: 30 * day })));

/** What an organisation decides for itself. */
export const TenantSettings = Schema.Struct({
  /** Whoever signs in owes a second factor. */
  mfaRequired: Schema.Boolean,
  /** A session ends after so long without a request. Counts where it is shorter than the hub's own. */
  sessionIdleSeconds: Lifetime,
  /** A session ends so long after sign-in. Counts where it is shorter than the hub's own. */
  sessionAbsoluteSeconds: Lifetime,
}).annotate({ identifier: "TenantSettings" });
export type TenantSettings = typeof TenantSettings.Type;

export const defaultTenantSettings: TenantSettings = {
  mfaRequired: false,
  sessionIdleSeconds: null,
  sessionAbsoluteSeconds: null,
};

const most = (maximum: number) => Schema.Int.check(Schema.isBetween({ minimum: 0, maximum }));

/** How much of each an organisation may have at once. Whoever operates the hub sets it. */
export const Quotas = Schema.Struct({
  members: most(1_000_000),
  projects: most(1_000_000),
  nodes: most(1_000_000),
  apiKeys: most(1_000_000),
  storageBytes: most(Number.MAX_SAFE_INTEGER),
}).annotate({ identifier: "Quotas" });
export type Quotas = typeof Quotas.Type;

export const defaultQuotas: Quotas = {
  members: 1_000,
  projects: 10_000,
  nodes: 500,
  apiKeys: 1_000,
  storageBytes: 100 * 2 ** 30,
};

/** How many organisations a person may own at once. */
export const ownedTenantsPerPerson = 25;

/** What a quota counts. */
export const Quota = Schema.Literals(["members", "projects", "nodes", "apiKeys", "storageBytes", "tenants"]);
export type Quota = typeof Quota.Type;
