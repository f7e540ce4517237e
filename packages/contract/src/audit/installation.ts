import { TenantId } from "../tenants/Tenant.ts";

/**
 * In whose audit chain stands what belongs to no organisation: a failed sign-in of nobody that is known, a password that
 * was reset by somebody who is a member nowhere. No organisation has this id, which says 1970.
 */
export const installation = TenantId.make("00000000-0000-7000-8000-000000000000");
