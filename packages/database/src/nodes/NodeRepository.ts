import type { PageRequest } from "@atoll/contract/Page";
import type { Catalogue } from "@atoll/contract/nodes/Catalogue";
import { Node, NodeType } from "@atoll/contract/nodes/Node";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import { PublicKey } from "@atoll/contract/nodes/PublicKey";
import { TenantId, TenantState } from "@atoll/contract/tenants/Tenant";
import { Context, Effect, Layer, type Option, Schema } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { type InvalidCursor, type Page, page } from "../Paging.ts";
import { all, counted, maybe, wrote } from "../statements.ts";

export interface NewNode {
  readonly id: NodeId;
  readonly name: string;
  readonly type: NodeType;
  readonly signingKey: PublicKey;
  readonly sealingKey: PublicKey;
  /** 64 hexadecimal digits. */
  readonly fingerprint: string;
}

export interface Heartbeat {
  readonly agentVersion: string;
  readonly catalogue: Catalogue;
  readonly draining: boolean;
  readonly leaseSeconds: number;
}

/** What any tenant may know of any node: who it is and its public keys, not its data sets. */
export const DirectoryEntry = Schema.Struct({
  id: NodeId,
  tenantId: TenantId,
  name: Schema.String,
  type: NodeType,
  signingKey: PublicKey,
  sealingKey: PublicKey,
});
export type DirectoryEntry = typeof DirectoryEntry.Type;

/** What a client assertion is checked against. */
export const NodeCredential = Schema.Struct({
  tenantId: TenantId,
  tenantState: TenantState,
  id: NodeId,
  signingKey: PublicKey,
});
export type NodeCredential = typeof NodeCredential.Type;

/** The current tenant's nodes; the directory reaches into every tenant's. */
export class NodeRepository extends Context.Service<
  NodeRepository,
  {
    /** None if the tenant has a node of that name. */
    readonly create: (node: NewNode) => Effect.Effect<Option.Option<Node>, DatabaseUnavailable>;
    readonly get: (id: NodeId) => Effect.Effect<Option.Option<Node>, DatabaseUnavailable>;
    /** Newest first. */
    readonly list: (request: PageRequest) => Effect.Effect<Page<Node>, DatabaseUnavailable | InvalidCursor>;
    /** Keeps the node online for `leaseSeconds` by the database's clock. False if there is no such node. */
    readonly heartbeat: (id: NodeId, heartbeat: Heartbeat) => Effect.Effect<boolean, DatabaseUnavailable>;
    readonly count: Effect.Effect<number, DatabaseUnavailable>;
    readonly lookUp: (id: NodeId) => Effect.Effect<Option.Option<DirectoryEntry>, DatabaseUnavailable>;
    /** Works before a tenant is known, whatever state that is in. */
    readonly findCredential: (
      id: NodeId,
    ) => Effect.Effect<Option.Option<NodeCredential>, DatabaseUnavailable>;
  }
>()("@atoll/database/nodes/NodeRepository") {
  static readonly layer = Layer.effect(
    NodeRepository,
    Effect.gen(function* () {
      const { sql, forTenant, read } = yield* Database;
      const columns = sql.literal(`
        id, tenant_id, name, type, signing_key, sealing_key, fingerprint, catalogue, agent_version, last_seen_at,
        created_at,
        case when lease_expires_at is null or lease_expires_at < now() then 'offline'
          when draining then 'draining' else 'online' end as state`);
      return NodeRepository.of({
        create: (node) =>
          forTenant((tenant) =>
            maybe(Node)(sql`
              insert into nodes (tenant_id, id, name, type, signing_key, sealing_key, fingerprint, catalogue)
              values (${tenant}, ${node.id}, ${node.name}, ${node.type}, ${sql.json(node.signingKey)},
                ${sql.json(node.sealingKey)}, ${node.fingerprint}, '[]')
              on conflict on constraint nodes_name_unique do nothing
              returning ${columns}`),
          ),
        get: (id) => read((tenant) => maybe(Node)(sql`select ${columns} from read_node(${tenant}, ${id})`)),
        list: (request) =>
          page(
            request,
            ({ id }: Node) => id,
            (before, rows) =>
              forTenant((tenant) =>
                all(Node)(sql`
                  select ${columns} from nodes where tenant_id = ${tenant} and id < ${before}
                  order by id desc limit ${rows}`),
              ),
          ),
        heartbeat: (id, { agentVersion, catalogue, draining, leaseSeconds }) =>
          forTenant((tenant) =>
            wrote(sql`
              update nodes set agent_version = ${agentVersion}, catalogue = ${sql.json(catalogue)},
                draining = ${draining}, last_seen_at = now(),
                lease_expires_at = now() + ${leaseSeconds} * interval '1 second'
              where tenant_id = ${tenant} and id = ${id} returning id`),
          ),
        count: forTenant((tenant) =>
          counted(sql`select count(*)::integer as count from nodes where tenant_id = ${tenant}`),
        ),
        lookUp: (id) => maybe(DirectoryEntry)(sql`select * from node_directory(${id}::uuid)`),
        findCredential: (id) => maybe(NodeCredential)(sql`select * from auth_find_node(${id}::uuid)`),
      });
    }),
  );
}
