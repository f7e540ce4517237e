import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { isTenantBox } from "@atoll/security/TenantKey";

/*
 * What each sealed secret is bound to: its kind, whose it is, and its row. Copied to another row, column or organisation it
 * does not open. Never to be changed: what is stored is sealed for these words.
 */

export const hubSigning = (kid: string): string => `hub-signing/${kid}`;

export const hubAccessToken = (kid: string): string => `hub-access-token/${kid}`;

export const authenticatorApp = (userId: string): string => `totp/${userId}`;

export const clientSecret = (tenantId: TenantId, providerId: string): string =>
  `login-provider/${tenantId}/${providerId}/client-secret`;

export const signIn = (tenantId: TenantId, attemptId: string): string =>
  `login-attempt/${tenantId}/${attemptId}`;

export const mail = (tenantId: TenantId, jobId: string): string => `mail/${tenantId}/${jobId}`;

/** Before tenants had keys, a mail was bound to its tenant only. */
export const mailIn = (box: Uint8Array, tenantId: TenantId, jobId: string): string =>
  isTenantBox(box) ? mail(tenantId, jobId) : `mail/${tenantId}`;
