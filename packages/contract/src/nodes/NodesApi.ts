import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { LogLevel, LogMessage } from "../analyses/AnalysisLog.ts";
import { Authentication, Authorization } from "../Authentication.ts";
import { nodeItself, Policy, userWith } from "../EndpointPolicy.ts";
import { Idempotency, Replay } from "../Idempotency.ts";
import { Rate, RateLimits } from "../RateClass.ts";
import { Page, PageQuery } from "../Page.ts";
import { QuotaExceeded } from "../tenants/TenantProblems.ts";
import { Name, Text } from "../Text.ts";
import { AgentVersion, Node, NodeType } from "./Node.ts";
import { Catalogue } from "./Catalogue.ts";
import { NodeId } from "./NodeId.ts";
import { InvalidNodeKey, NodeNameTaken, NodeNotFound } from "./NodeProblems.ts";
import { PublicKey } from "./PublicKey.ts";
import { WaitQuery } from "./WaitQuery.ts";
import { Work } from "./Work.ts";

export const NodeRegistration = Schema.Struct({
  name: Name,
  type: NodeType,
  signingKey: PublicKey,
  sealingKey: PublicKey,
}).annotate({ identifier: "NodeRegistration" });

export const NodeHeartbeat = Schema.Struct({
  agentVersion: AgentVersion,
  catalogue: Catalogue,
  draining: Schema.Boolean,
}).annotate({ identifier: "NodeHeartbeat" });

export const LogEntries = Schema.Struct({
  entries: Schema.Array(Schema.Struct({ level: LogLevel, message: LogMessage })).check(
    Schema.isMinLength(1),
    Schema.isMaxLength(500),
  ),
}).annotate({ identifier: "LogEntries" });

const summary = (text: string) => OpenApi.annotations({ summary: text });

export class NodesApi extends HttpApiGroup.make("nodes")
  .add(
    HttpApiEndpoint.post("create", "/nodes", {
      payload: NodeRegistration,
      success: Node.pipe(HttpApiSchema.status(201)),
      error: [NodeNameTaken, InvalidNodeKey, QuotaExceeded],
    })
      .annotate(Policy, userWith("nodes:create"))
      .annotateMerge(summary("Register a node by the public keys that its agent made")),
    HttpApiEndpoint.get("list", "/nodes", { query: PageQuery, success: Page(Node) })
      .annotate(Policy, userWith("nodes:read"))
      .annotateMerge(summary("List the organisation's nodes, newest first")),
    HttpApiEndpoint.get("self", "/nodes/self", { success: Node })
      .annotate(Policy, nodeItself)
      .annotate(Rate, "node")
      .annotateMerge(summary("Read the calling node")),
    HttpApiEndpoint.get("get", "/nodes/:nodeId", {
      params: { nodeId: NodeId },
      success: Node,
      error: NodeNotFound,
    })
      .annotate(Policy, userWith("nodes:read"))
      .annotateMerge(summary("Read a node")),
    HttpApiEndpoint.post("heartbeat", "/nodes/self/heartbeat", {
      payload: NodeHeartbeat,
      success: Schema.Struct({ leaseSeconds: Schema.Int }),
    })
      .annotate(Policy, nodeItself)
      .annotate(Rate, "node")
      .annotateMerge(summary("Keep the calling node online and announce its data sets")),
    HttpApiEndpoint.get("work", "/nodes/self/work", {
      query: { ...WaitQuery, known: Schema.optionalKey(Text({ max: 100 })) },
      success: Work,
    })
      .annotate(Policy, nodeItself)
      .annotate(Rate, "node")
      .annotateMerge(summary("Wait for work: consents, assignments, cancellations")),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateMerge(OpenApi.annotations({ title: "Nodes", description: "Sites' agents and their work" })) {}
