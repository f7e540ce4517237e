import type { Actor } from "@atoll/contract/RequestContext";
import type { TenantId, TenantState } from "@atoll/contract/tenants/Tenant";
import type { LiveApiKey } from "@atoll/database/identity/ApiKeyRepository";
import type { Acceptance } from "@atoll/database/identity/ExternalCallerRepository";
import type { LiveSession } from "@atoll/database/identity/SessionRepository";
import type { LiveNodeToken } from "@atoll/database/nodes/NodeTokenRepository";
import type { LiveRunToken } from "@atoll/database/nodes/RunTokenRepository";
import type { ExternalClaims } from "@atoll/security/ExternalClaims";
import { DateTime, Effect } from "effect";
import type { ApiKeyUses } from "./ApiKeyUses.ts";
import type { Finding } from "../revocation/CredentialCache.ts";
import { tagOf } from "../revocation/Revocations.ts";
import type { SessionUses } from "./SessionUses.ts";

/** Whose credential was shown, the tenant it acts in, and the state that is in. */
export interface Caller {
  readonly tenantId: TenantId;
  readonly tenantState: TenantState;
  readonly actor: Actor;
}

/** A caller, and what each of its requests notes. */
export interface Known {
  readonly caller: Caller;
  readonly use: Effect.Effect<void>;
}

export const ofSession = (
  session: LiveSession,
  _tag: "Session" | "AccessToken",
  { note }: SessionUses["Service"],
): Finding<Known> => {
  const { tenantId, tenantState, id, userId, role, roleId, assurance, authenticatedAt } = session;
  const credential = { _tag, sessionId: id, assurance, authenticatedAt };
  return {
    value: {
      caller: { tenantId, tenantState, actor: { _tag: "User", userId, role, roleId, credential } },
      use: note(tenantId, id),
    },
    tags: [
      tagOf.session(id),
      tagOf.user(userId),
      tagOf.tenant(tenantId),
      ...(roleId === null ? [] : [tagOf.role(roleId)]),
    ],
    endsAt: Math.min(
      DateTime.toEpochMillis(session.expiresAt),
      DateTime.toEpochMillis(session.idleExpiresAt),
    ),
  };
};

export const ofApiKey = (key: LiveApiKey, { note }: ApiKeyUses["Service"]): Finding<Known> => {
  const { tenantId, tenantState, id, userId, role, roleId, scopes, expiresAt } = key;
  const credential = { _tag: "ApiKey" as const, apiKeyId: id, scopes };
  return {
    value: {
      caller: { tenantId, tenantState, actor: { _tag: "User", userId, role, roleId, credential } },
      use: note(tenantId, id),
    },
    tags: [
      tagOf.apiKey(id),
      tagOf.user(userId),
      tagOf.tenant(tenantId),
      ...(roleId === null ? [] : [tagOf.role(roleId)]),
    ],
    endsAt: DateTime.toEpochMillis(expiresAt),
  };
};

/** With the role its subject has as a member; `pending` while that owes a second factor, which no token shows. */
export const ofExternalToken = (
  {
    tenantId,
    tenantState,
    providerId,
    member,
  }: Acceptance & { readonly member: NonNullable<Acceptance["member"]> },
  { expiresAt }: Pick<ExternalClaims, "expiresAt">,
): Finding<Known> => {
  const { userId, role, roleId, owes } = member;
  const credential = {
    _tag: "ExternalToken" as const,
    loginProviderId: providerId,
    assurance: owes ? ("pending" as const) : ("single" as const),
  };
  return {
    value: {
      caller: { tenantId, tenantState, actor: { _tag: "User", userId, role, roleId, credential } },
      use: Effect.void,
    },
    tags: [tagOf.user(userId), tagOf.tenant(tenantId), ...(roleId === null ? [] : [tagOf.role(roleId)])],
    endsAt: DateTime.toEpochMillis(expiresAt),
  };
};

export const ofNode = ({ tenantId, tenantState, nodeId, expiresAt }: LiveNodeToken): Finding<Known> => ({
  value: {
    caller: { tenantId, tenantState, actor: { _tag: "Node", nodeId } },
    use: Effect.void,
  },
  tags: [tagOf.node(nodeId), tagOf.tenant(tenantId)],
  endsAt: DateTime.toEpochMillis(expiresAt),
});

export const ofRun = (token: LiveRunToken): Finding<Known> => {
  const { tenantId, tenantState, nodeId, runId, analysisId, expiresAt } = token;
  return {
    value: {
      caller: { tenantId, tenantState, actor: { _tag: "Run", runId, nodeId, analysisId } },
      use: Effect.void,
    },
    tags: [tagOf.run(runId), tagOf.node(nodeId), tagOf.tenant(tenantId)],
    endsAt: DateTime.toEpochMillis(expiresAt),
  };
};
