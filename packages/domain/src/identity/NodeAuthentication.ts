import { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { TokenResponse } from "@atoll/contract/identity/AuthApi";
import { InvalidClient, InvalidScope } from "@atoll/contract/identity/IdentityProblems";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import { runOfScope } from "@atoll/contract/nodes/runScope";
import { TenantGone, TenantSuspended } from "@atoll/contract/tenants/TenantProblems";
import { Database } from "@atoll/database/Database";
import { NodeRepository } from "@atoll/database/nodes/NodeRepository";
import { NodeTokenRepository } from "@atoll/database/nodes/NodeTokenRepository";
import { RunTokenRepository } from "@atoll/database/nodes/RunTokenRepository";
import * as ClientAssertion from "@atoll/security/ClientAssertion";
import * as Token from "@atoll/security/Token";
import { Context, Duration, Effect, Layer, Option, Redacted, Schema } from "effect";
import { actingAs } from "../caller.ts";
import { databaseAnswers } from "../unavailable.ts";
import { IdentityConfig } from "./IdentityConfig.ts";

interface Exchange {
  readonly client_assertion: string;
  readonly scope?: string;
}

const refused = (detail: string) => new InvalidClient({ detail });

/** A node proves who it is by signing; the hub knows its public key only. */
export class NodeAuthentication extends Context.Service<
  NodeAuthentication,
  {
    /**
     * Exchanges a client assertion for an access token of the node, or with a `runScope` for one of a run of its own that
     * it has claimed and that goes on: that token ends with the lease of the latest claim, and with the run. The
     * assertion is used up by it, also by an `InvalidScope`: a second use is refused, on whichever server process it
     * arrives. A node of a suspended organisation is told to come again.
     */
    exchange(
      request: Exchange,
    ): Effect.Effect<
      typeof TokenResponse.Type,
      InvalidClient | InvalidScope | ServiceUnavailable | TenantSuspended | TenantGone
    >;
  }
>()("@atoll/domain/identity/NodeAuthentication") {
  static readonly layer = Layer.effect(
    NodeAuthentication,
    Effect.gen(function* () {
      const database = yield* Database;
      const nodes = yield* NodeRepository;
      const nodeTokens = yield* NodeTokenRepository;
      const runTokens = yield* RunTokenRepository;
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

      const issue = Effect.fnUntraced(function* (kind: "node" | "run", lifetime: Duration.Duration) {
        const { token, hash } = yield* Token.issue(kind);
        const response = {
          access_token: Redacted.value(token),
          token_type: "Bearer" as const,
          expires_in: Duration.toSeconds(lifetime),
        };
        return { hash, response };
      });

      const grant = Effect.fnUntraced(function* (nodeId: NodeId, scope: string | undefined) {
        if (scope === undefined) {
          const { hash, response } = yield* issue("node", config.nodeToken);
          yield* nodeTokens.create(nodeId, hash, config.nodeToken);
          return response;
        }
        const runId = runOfScope(scope);
        if (Option.isNone(runId)) return "out of scope" as const;
        const { hash, response } = yield* issue("run", config.runToken);
        const given = yield* runTokens.create({ nodeId, runId: runId.value }, hash, config.runToken);
        return given ? response : ("out of scope" as const);
      });

      const exchange = Effect.fn("NodeAuthentication.exchange")(
        function* ({ client_assertion, scope }: Exchange) {
          const { nodeId, tenantId, verified } = yield* verify(client_assertion);
          const outcome = yield* Effect.gen(function* () {
            const { id, acceptableUntil } = verified;
            const isFirst = yield* nodeTokens.spendAssertion(nodeId, id, acceptableUntil);
            return isFirst ? yield* grant(nodeId, scope) : ("spent before" as const);
          }).pipe(database.transaction, actingAs(tenantId, { _tag: "Node", nodeId }));
          if (outcome === "spent before") return yield* refused("The assertion was used before.");
          if (outcome === "out of scope") return yield* new InvalidScope({});
          return outcome;
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
