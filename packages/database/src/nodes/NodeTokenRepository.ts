import { Instant } from "@atoll/contract/Instant";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import { TenantId, TenantState } from "@atoll/contract/tenants/Tenant";
import { Context, DateTime, Duration, Effect, Layer, type Option, Schema } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { maybe, run, wrote } from "../statements.ts";

/** A node's access token that is still good. */
export const LiveNodeToken = Schema.Struct({
  tenantId: TenantId,
  tenantState: TenantState,
  nodeId: NodeId,
  expiresAt: Instant,
});
export type LiveNodeToken = typeof LiveNodeToken.Type;

/** Access tokens of nodes, kept as SHA-256, and the client assertions already spent. */
export class NodeTokenRepository extends Context.Service<
  NodeTokenRepository,
  {
    /** Sweeps out the node's expired tokens on the way. */
    readonly create: (
      nodeId: NodeId,
      tokenHash: Uint8Array,
      lifetime: Duration.Duration,
    ) => Effect.Effect<void, DatabaseUnavailable>;
    /** Works before a tenant is known. None for an expired token. */
    readonly find: (
      tokenHash: Uint8Array,
    ) => Effect.Effect<Option.Option<LiveNodeToken>, DatabaseUnavailable>;
    /**
     * True for one caller only, however many present the same assertion at once, until `expiresAt` (after which
     * its own expiry must refuse it).
     */
    readonly spendAssertion: (
      nodeId: NodeId,
      jti: string,
      expiresAt: Instant,
    ) => Effect.Effect<boolean, DatabaseUnavailable>;
  }
>()("@atoll/database/nodes/NodeTokenRepository") {
  static readonly layer = Layer.effect(
    NodeTokenRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      return NodeTokenRepository.of({
        create: (nodeId, tokenHash, lifetime) =>
          forTenant((tenant) =>
            Effect.andThen(
              run(sql`
                delete from node_tokens
                where tenant_id = ${tenant} and node_id = ${nodeId} and expires_at < now()`),
              run(sql`
                insert into node_tokens (tenant_id, token_hash, node_id, expires_at)
                values (${tenant}, ${tokenHash}, ${nodeId},
                  now() + ${Duration.toSeconds(lifetime)} * interval '1 second')`),
            ),
          ),
        find: (tokenHash) => maybe(LiveNodeToken)(sql`select * from auth_find_node_token(${tokenHash})`),
        spendAssertion: (nodeId, jti, expiresAt) =>
          forTenant((tenant) =>
            Effect.andThen(
              run(sql`
                delete from node_assertions
                where tenant_id = ${tenant} and node_id = ${nodeId}
                  and expires_at < now() - interval '1 hour'`),
              wrote(sql`
                insert into node_assertions (tenant_id, node_id, jti, expires_at)
                values (${tenant}, ${nodeId}, ${jti}, ${DateTime.formatIso(expiresAt)})
                on conflict do nothing returning jti`),
            ),
          ),
      });
    }),
  );
}
