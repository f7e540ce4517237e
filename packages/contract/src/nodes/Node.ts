import { Schema } from "effect";
import { Instant } from "../Instant.ts";
import { TenantId } from "../tenants/Tenant.ts";
import { Name, Text } from "../Text.ts";
import { Catalogue } from "./Catalogue.ts";
import { NodeId } from "./NodeId.ts";
import { PublicKey } from "./PublicKey.ts";

/** `default` holds data; `aggregator` combines what the others send and holds none. */
export const NodeType = Schema.Literals(["default", "aggregator"]);
export type NodeType = typeof NodeType.Type;

/** Derived from the node's lease and drain mark, never stored. */
export const NodeState = Schema.Literals(["offline", "online", "draining"]);
export type NodeState = typeof NodeState.Type;

export const AgentVersion = Text({ min: 1, max: 60 });

/** A site's agent, as the hub knows it. Only public keys ever reach the hub. */
export const Node = Schema.Struct({
  id: NodeId,
  tenantId: TenantId,
  name: Name,
  type: NodeType,
  state: NodeState,
  signingKey: PublicKey,
  sealingKey: PublicKey,
  /** SHA-256 over both keys' RFC 7638 thumbprints, for people to compare by voice. */
  fingerprint: Schema.String,
  catalogue: Catalogue,
  agentVersion: Schema.NullOr(AgentVersion),
  lastSeenAt: Schema.NullOr(Instant),
  createdAt: Instant,
}).annotate({ identifier: "Node" });
export type Node = typeof Node.Type;

/** How long a heartbeat keeps a node online. */
export const nodeLeaseSeconds = 45;
