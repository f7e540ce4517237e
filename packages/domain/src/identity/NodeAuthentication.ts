import { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { TokenResponse } from "@atoll/contract/identity/AuthApi";
import { InvalidClient } from "@atoll/contract/identity/IdentityProblems";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import { TenantGone, TenantSuspended } from "@atoll/contract/tenants/TenantProblems";
import { Database } from "@atoll/database/Database";
import { NodeRepository } from "@atoll/database/nodes/NodeRepository";
import { NodeTokenRepository } from "@atoll/database/nodes/NodeTokenRepository";
import * as ClientAssertion from "@atoll/security/ClientAssertion";
import * as Token from "@atoll/security/Token";
import { Context, Duration, Effect, Layer, Option, Redacted, Schema } from "effect";
import { actingAs } from "../caller.ts";
import { databaseAnswers } from "../unavailable.ts";
import { IdentityConfig } from "./IdentityConfig.ts";

const refused = (detail: string) => new InvalidClient({ detail });

/** A node proves who it is by signing; the hub knows its public key only. */
export class NodeAuthentication extends Context.Service<
  NodeAuthentication,
  {
    /**
     * Exchanges a client assertion for an access token. The assertion is used up by it: a second use is
     * refused, on whichever server process it arrives. A node of a suspended organisation is told to come again.
     */
    exchange(
      assertion: string,
    ): Effect.Effect<
      typeof TokenResponse.Type,
      InvalidClient | ServiceUnavailable | TenantSuspended | TenantGone
    >;
  }
>()("@atoll/domain/identity/NodeAuthentication") {
  static readonly layer = Layer.effect(
    NodeAuthentication,
    Effect.gen(function* () {
      const database = yield* Database;
      const nodes = yield* NodeRepository;
      const nodeTokens = yield* NodeTokenRepository;
      const config = yield* IdentityConfig;

      const verify = Effect.fnUntraced(function* (assertion: string) {
        const claimed = yield* ClientAssertion.claimedNodeId(assertion);
        const nodeId = yield* Schema.decodeUnknownEffect(NodeId)(claimed);
        const found = yield* nodes.findCredential(nodeId);
        if (Option.isNone(found)) return yield* refused("The node is not registered.");
        const node = found.value;
        const verified = yield* ClientAssertion.verify({
          assertion,
          nodeId,
          audience: config.audience,
          publicJwk: node.signingKey,
        });
        if (node.tenantState === "suspended") return yield* new TenantSuspended({});
        if (node.tenantState !== "active") return yield* new TenantGone({});
        return { nodeId, tenantId: node.tenantId, verified };
      });

      const exchange = Effect.fn("NodeAuthentication.exchange")(
        function* (assertion: string) {
          const { nodeId, tenantId, verified } = yield* verify(assertion);
          const { token, hash } = yield* Token.issue("node");
          const spent = yield* nodeTokens.spendAssertion(nodeId, verified.id, verified.acceptableUntil).pipe(
            Effect.tap((first) => (first ? nodeTokens.create(nodeId, hash, config.nodeToken) : Effect.void)),
            database.transaction,
            actingAs(tenantId, { _tag: "Node", nodeId }),
          );
          if (!spent) return yield* refused("The assertion was used before.");
          return {
            access_token: Redacted.value(token),
            token_type: "Bearer" as const,
            expires_in: Duration.toSeconds(config.nodeToken),
          };
        },
        databaseAnswers,
        Effect.catchTags({
          SchemaError: () => Effect.fail(refused("The issuer is not a node.")),
          InvalidPublicKey: () => Effect.fail(refused("The node's key is not usable.")),
          ClientAssertionRefused: (error) => Effect.fail(refused(error.message)),
          ClientAssertionExpired: (error) => Effect.fail(refused(error.message)),
          ClientAssertionNotYetValid: (error) => Effect.fail(refused(error.message)),
        }),
      );

      return NodeAuthentication.of({ exchange });
    }),
  );
}
