import { ApiKeyId, type Assurance } from "@atoll/contract/identity/Credential";
import { LoginProviderId } from "@atoll/contract/identity/LoginProvider";
import { ApiKeyScope, type Permission } from "@atoll/contract/identity/Permission";
import { type BuiltInRole, type Role, RoleId } from "@atoll/contract/identity/Role";
import { SessionId } from "@atoll/contract/identity/SessionId";
import { UserId } from "@atoll/contract/identity/User";
import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { RunId } from "@atoll/contract/analyses/Run";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import type { Actor } from "@atoll/contract/RequestContext";
import { TenantId, type TenantState } from "@atoll/contract/tenants/Tenant";
import { DateTime } from "effect";

export const someId = "01c92f0e-5a7b-7c31-9d2e-4b8f6a1c0d35";
export const tenantId = TenantId.make(someId);
export const userId = UserId.make(someId);
export const createdAt = DateTime.makeUnsafe("2026-03-14T09:26:53.000Z");
/** Whoever signed in then did so a short while ago, at any time of these days. */
const justNow = DateTime.makeUnsafe("2099-01-01T00:00:00.000Z");
/** Operates the fake domain's hub. */
export const operatorId = UserId.make("01c92f0e-5a7b-7c31-9d2e-4b8f6a1c0d37");

const session = (authenticatedAt: DateTime.Utc, assurance: Assurance) =>
  ({ _tag: "Session", sessionId: SessionId.make(someId), assurance, authenticatedAt }) as const;

const user = (role: Role, authenticatedAt = createdAt, assurance: Assurance = "single") => ({
  _tag: "User" as const,
  userId,
  role,
  roleId: null,
  credential: session(authenticatedAt, assurance),
});

const apiKey = (role: Role, scopes: ReadonlyArray<Permission>) => ({
  ...user(role),
  credential: { _tag: "ApiKey" as const, apiKeyId: ApiKeyId.make(someId), scopes },
});

const external = (assurance: Assurance) => ({
  ...user("owner"),
  credential: { _tag: "ExternalToken" as const, loginProviderId: LoginProviderId.make(someId), assurance },
});

const node: Actor = { _tag: "Node", nodeId: NodeId.make(someId) };
const runOfNode = { runId: RunId.make(someId), nodeId: NodeId.make(someId) };
const run: Actor = { _tag: "Run", ...runOfNode, analysisId: AnalysisId.make(someId) };

const freshRole = (role: BuiltInRole) => user(role, justNow);

/** Who calls by the bearer token of this name. */
const actors = {
  owner: user("owner"),
  viewer: user("viewer"),
  freshOwner: freshRole("owner"),
  freshAdmin: freshRole("admin"),
  freshSteward: freshRole("steward"),
  freshMember: freshRole("member"),
  freshViewer: freshRole("viewer"),
  freshGuest: freshRole("guest"),
  /** With a role of the organisation's own that holds nothing. */
  custom: { ...user("custom", justNow), roleId: RoleId.make(someId) },
  /** An owner who owes the second factor. */
  pendingOwner: user("owner", justNow, "pending"),
  /** A program of an owner, by an access token, whatever its session has shown a short while ago. */
  program: {
    ...freshRole("owner"),
    credential: { ...session(justNow, "single"), _tag: "AccessToken" as const },
  },
  /** An owner, by a token of another issuer. */
  external: external("single"),
  /** The same, of an owner who owes the second factor. */
  pendingExternal: external("pending"),
  keyWithoutScope: apiKey("owner", []),
  keyOfOwner: apiKey("owner", ApiKeyScope.literals),
  keyOfViewer: apiKey("viewer", ApiKeyScope.literals),
  operator: { ...freshRole("guest"), userId: operatorId },
  node,
  run,
} satisfies Record<string, Actor>;

export interface FakeCaller {
  readonly actor: Actor;
  readonly tenantId: TenantId;
  readonly tenantState: TenantState;
}

const inState = (tenantState: TenantState, actor: Actor): FakeCaller => ({ tenantId, tenantState, actor });

/** By bearer token. */
export const callers: ReadonlyMap<string, FakeCaller> = new Map([
  ...Object.entries(actors).map(([token, actor]) => [token, inState("active", actor)] as const),
  ["ownerOfSuspended", inState("suspended", actors.freshOwner)],
  ["keyOfSuspended", inState("suspended", actors.keyOfOwner)],
  ["nodeOfSuspended", inState("suspended", node)],
  ["ownerOfArchived", inState("archived", actors.freshOwner)],
  ["ownerOfPurging", inState("purging", actors.freshOwner)],
]);
