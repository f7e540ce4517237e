import { Schema } from "effect";
import { Identifier } from "../Identifier.ts";
import { UserId } from "../identity/User.ts";
import { Instant } from "../Instant.ts";
import { NodeType } from "../nodes/Node.ts";
import { NodeId } from "../nodes/NodeId.ts";
import { TenantId } from "../tenants/Tenant.ts";
import { Comment, Name } from "../Text.ts";

export const ProjectId = Identifier.pipe(Schema.brand("ProjectId"));
export type ProjectId = typeof ProjectId.Type;

/** The frame in which sites agree to work together. Owned by one tenant, visible to the invited ones. */
export const Project = Schema.Struct({
  id: ProjectId,
  tenantId: TenantId,
  name: Name,
  description: Comment,
  createdBy: UserId,
  createdAt: Instant,
}).annotate({ identifier: "Project" });
export type Project = typeof Project.Type;

/** What a site says to a project or an analysis. */
export const Consent = Schema.Literals(["pending", "approved", "rejected"]);
export type Consent = typeof Consent.Type;

export const ConsentDecision = Schema.Literals(["approved", "rejected"]);
export type ConsentDecision = typeof ConsentDecision.Type;

/** A node's part in a project. Both tenants see it; only the node's tenant decides. */
export const ProjectNode = Schema.Struct({
  projectId: ProjectId,
  nodeId: NodeId,
  nodeTenantId: TenantId,
  nodeName: Name,
  nodeType: NodeType,
  consent: Consent,
  comment: Schema.NullOr(Comment),
  decidedBy: Schema.NullOr(Schema.String),
  decidedAt: Schema.NullOr(Instant),
  createdAt: Instant,
}).annotate({ identifier: "ProjectNode" });
export type ProjectNode = typeof ProjectNode.Type;
