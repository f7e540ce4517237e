import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { AuditedRead } from "../Audited.ts";
import { Authentication, Authorization } from "../Authentication.ts";
import { Policy, signedInWith, userWith } from "../EndpointPolicy.ts";
import { Idempotency, Replay, ShownOnce } from "../Idempotency.ts";
import { Page, PageQuery } from "../Page.ts";
import { RateLimits } from "../RateClass.ts";
import { TenantId } from "../tenants/Tenant.ts";
import { QuotaExceeded, TenantNotFound } from "../tenants/TenantProblems.ts";
import { ApiKey, ApiKeyGrant, ApiKeyRotation, NewApiKey } from "./ApiKey.ts";
import { ApiKeyEnded, ApiKeyNotFound, ScopeNotHeld } from "./ApiKeyProblems.ts";
import { ApiKeyId } from "./Credential.ts";

const params = { apiKeyId: ApiKeyId };
const ofTenant = { tenantId: TenantId };
const summary = (text: string) => OpenApi.annotations({ summary: text });

/** No API key manages keys, and a new one needs its person to have signed in a short while ago. */
const inPerson = signedInWith({ interactive: true });
const justSignedIn = signedInWith({ interactive: true, stepUp: true });
const administrator = userWith("members:update", { interactive: true });

export class ApiKeysApi extends HttpApiGroup.make("api-keys")
  .add(
    HttpApiEndpoint.post("create", "/auth/api-keys", {
      payload: NewApiKey,
      success: ApiKeyGrant.pipe(HttpApiSchema.status(201)),
      error: [ScopeNotHeld, QuotaExceeded],
    })
      .annotate(Policy, justSignedIn)
      .annotate(ShownOnce, true)
      .annotateMerge(summary("Create an API key, whose text is shown once")),
    HttpApiEndpoint.get("list", "/auth/api-keys", { query: PageQuery, success: Page(ApiKey) })
      .annotate(Policy, inPerson)
      .annotateMerge(summary("List one's own API keys in the active organisation")),
    HttpApiEndpoint.post("rotate", "/auth/api-keys/:apiKeyId/rotate", {
      params,
      payload: ApiKeyRotation,
      success: ApiKeyGrant.pipe(HttpApiSchema.status(201)),
      error: [ApiKeyNotFound, ApiKeyEnded, ScopeNotHeld],
    })
      .annotate(Policy, justSignedIn)
      .annotate(ShownOnce, true)
      .annotateMerge(summary("Create a key's successor; the old one works on for the overlap")),
    HttpApiEndpoint.delete("revoke", "/auth/api-keys/:apiKeyId", {
      params,
      success: HttpApiSchema.NoContent,
      error: ApiKeyNotFound,
    })
      .annotate(Policy, inPerson)
      .annotateMerge(summary("Revoke one's own API key; repeating it changes nothing")),
    HttpApiEndpoint.get("listAll", "/tenants/:tenantId/api-keys", {
      params: ofTenant,
      query: PageQuery,
      success: Page(ApiKey),
      error: TenantNotFound,
    })
      .annotate(Policy, administrator)
      .annotate(AuditedRead, true)
      .annotateMerge(summary("List the API keys of all members")),
    HttpApiEndpoint.delete("revokeAny", "/tenants/:tenantId/api-keys/:apiKeyId", {
      params: { ...ofTenant, ...params },
      success: HttpApiSchema.NoContent,
      error: [TenantNotFound, ApiKeyNotFound],
    })
      .annotate(Policy, administrator)
      .annotateMerge(summary("Revoke a member's API key; repeating it changes nothing")),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateMerge(
    OpenApi.annotations({ title: "API keys", description: "What programs of members call with" }),
  ) {}
