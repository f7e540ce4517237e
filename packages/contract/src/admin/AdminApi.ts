import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api";
import { AuditVerification } from "../audit/AuditApi.ts";
import { AuditEntry } from "../audit/AuditEntry.ts";
import { auditFilterFields, ChainPosition } from "../audit/AuditFilter.ts";
import { AuditedRead } from "../Audited.ts";
import { Authentication, Authorization } from "../Authentication.ts";
import { operator, Policy } from "../EndpointPolicy.ts";
import { Idempotency, Replay } from "../Idempotency.ts";
import { KeyRotation, KeysState } from "../keys/KeysState.ts";
import { Page, PageQuery } from "../Page.ts";
import { RateLimits } from "../RateClass.ts";
import { TenantId, TenantOverview } from "../tenants/Tenant.ts";
import { TenantNotFound, TenantStateConflict } from "../tenants/TenantProblems.ts";
import { Quotas } from "../tenants/TenantSettings.ts";

const params = { tenantId: TenantId };
const step = { params, success: TenantOverview, error: [TenantNotFound, TenantStateConflict] } as const;
const summary = (text: string, description?: string) =>
  OpenApi.annotations(description === undefined ? { summary: text } : { summary: text, description });

/** A chain of the audit trail, by the organisation whose it is; the installation's own has an id that none has. */
export const AuditChain = Schema.Struct({ tenantId: TenantId }).annotate({ identifier: "AuditChain" });

/** What whoever operates the hub does with organisations; it reads nothing that belongs to them. */
export class AdminApi extends HttpApiGroup.make("admin")
  .add(
    HttpApiEndpoint.get("tenants", "/admin/tenants", { query: PageQuery, success: Page(TenantOverview) })
      .annotate(Policy, operator)
      .annotateMerge(summary("List all organisations of the hub")),
    HttpApiEndpoint.get("audit", "/admin/audit", {
      query: { ...PageQuery, ...auditFilterFields },
      success: Page(AuditEntry),
    })
      .annotate(Policy, operator)
      .annotate(AuditedRead, true)
      .annotateMerge(summary("List what the installation's own audit trail tells, newest first")),
    HttpApiEndpoint.get("auditChains", "/admin/audit/chains", {
      query: { after: Schema.optionalKey(TenantId) },
      success: Schema.Struct({ items: Schema.Array(AuditChain) }),
    })
      .annotate(Policy, operator)
      .annotateMerge(
        summary(
          "List the chains of the audit trail",
          "By id, up to 100 behind `after`; the end is an empty list.",
        ),
      ),
    HttpApiEndpoint.get("auditVerification", "/admin/audit/chains/:tenantId/verification", {
      params,
      query: { after: Schema.optionalKey(ChainPosition) },
      success: AuditVerification,
    })
      .annotate(Policy, operator)
      .annotateMerge(summary("Verify any chain of the audit trail, up to 10 000 entries in one call")),
    HttpApiEndpoint.get("keys", "/admin/keys", { success: KeysState })
      .annotate(Policy, operator)
      .annotateMerge(
        summary(
          "Show under which keys the hub's secrets are kept",
          "After a change of `ATOLL_KEY`, or of an organisation's key, everything is sealed anew within minutes; `settled` says " +
            "that nothing needs an older key any more.",
        ),
      ),
    HttpApiEndpoint.post("rotateKey", "/admin/tenants/:tenantId/keys/rotate", {
      params,
      success: KeyRotation,
      error: TenantNotFound,
    })
      .annotate(Policy, operator)
      .annotateMerge(
        summary(
          "Rotate an organisation's key",
          "A new version seals from now on; what was sealed before is sealed anew within minutes, and the version before is " +
            "forgotten when nothing needs it. While that lasts, a further call begins nothing.",
        ),
      ),
    HttpApiEndpoint.post("suspend", "/admin/tenants/:tenantId/suspend", step)
      .annotate(Policy, operator)
      .annotateMerge(
        summary(
          "Suspend an organisation",
          "Its people, keys and nodes get 503 until it is resumed. Runs go on at the sites, deadlines go on at the hub.",
        ),
      ),
    HttpApiEndpoint.post("resume", "/admin/tenants/:tenantId/resume", step)
      .annotate(Policy, operator)
      .annotateMerge(summary("Resume a suspended organisation")),
    HttpApiEndpoint.post("archive", "/admin/tenants/:tenantId/archive", step)
      .annotate(Policy, operator)
      .annotateMerge(summary("Archive an organisation; one that was suspended only an operator restores")),
    HttpApiEndpoint.post("restore", "/admin/tenants/:tenantId/restore", step)
      .annotate(Policy, operator)
      .annotateMerge(summary("Restore an archived organisation")),
    HttpApiEndpoint.post("purge", "/admin/tenants/:tenantId/purge", step)
      .annotate(Policy, operator)
      .annotateMerge(
        summary(
          "Purge an archived organisation",
          "Once `purgeAfter` has passed. Cannot be undone: all it holds is deleted within minutes, and `purged` says when.",
        ),
      ),
    HttpApiEndpoint.put("quotas", "/admin/tenants/:tenantId/quotas", {
      params,
      payload: Quotas,
      success: Quotas,
      error: TenantNotFound,
    })
      .annotate(Policy, operator)
      .annotateMerge(summary("Say how much an organisation may have")),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateMerge(OpenApi.annotations({ title: "Admin", description: "For whoever operates the hub" })) {}
