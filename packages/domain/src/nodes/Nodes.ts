import type { InvalidRequest, ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { type Node, nodeLeaseSeconds } from "@atoll/contract/nodes/Node";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import { InvalidNodeKey, NodeNameTaken, NodeNotFound } from "@atoll/contract/nodes/NodeProblems";
import type { NodeHeartbeat, NodeRegistration } from "@atoll/contract/nodes/NodesApi";
import type { Work } from "@atoll/contract/nodes/Work";
import type { PageRequest } from "@atoll/contract/Page";
import type { QuotaExceeded } from "@atoll/contract/tenants/TenantProblems";
import { AnalysisRepository } from "@atoll/database/analyses/AnalysisRepository";
import { RunRepository } from "@atoll/database/analyses/RunRepository";
import { Database } from "@atoll/database/Database";
import { NodeRepository } from "@atoll/database/nodes/NodeRepository";
import { nodeTopic, Wakeups } from "@atoll/infra/wakeups/Wakeups";
import { sha256Hex } from "@atoll/security/Digest";
import * as Jwk from "@atoll/security/Jwk";
import { Context, Effect, Layer, Option } from "effect";
import type { Permit } from "../Permit.ts";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { currentNode } from "../caller.ts";
import { newId } from "../newId.ts";
import type { PageOf } from "../PageOf.ts";
import { Quotas } from "../tenants/Quotas.ts";
import { databaseAnswers, listAnswers } from "../unavailable.ts";
import { whenChanged } from "../whenChanged.ts";

type Waiting = Omit<Work, "cursor">;

const hasWork = ({ consents, assignments, cancellations }: Waiting): boolean =>
  consents.length + assignments.length + cancellations.length > 0;

/** Names a picture by what is in it; claims and decisions take things out of it, so ids are enough. */
const cursorOf = ({ consents, assignments, cancellations }: Waiting): string =>
  sha256Hex(
    JSON.stringify([
      consents.map(({ analysisId }) => analysisId),
      assignments.map(({ runId }) => runId),
      cancellations,
    ]),
  );

/** Sites' agents as the hub knows them. */
export class Nodes extends Context.Service<
  Nodes,
  {
    /** Registers the public keys that the agent made; its private keys never leave it. */
    create(
      registration: typeof NodeRegistration.Type,
    ): Effect.Effect<
      Node,
      NodeNameTaken | InvalidNodeKey | QuotaExceeded | ServiceUnavailable,
      Permit<"nodes:create">
    >;
    list(
      page: PageRequest,
    ): Effect.Effect<PageOf<Node>, InvalidRequest | ServiceUnavailable, Permit<"nodes:read">>;
    get(nodeId: NodeId): Effect.Effect<Node, NodeNotFound | ServiceUnavailable, Permit<"nodes:read">>;
    self(): Effect.Effect<Node, ServiceUnavailable>;
    /** Keeps the node online for `leaseSeconds`. */
    heartbeat(
      heartbeat: typeof NodeHeartbeat.Type,
    ): Effect.Effect<{ readonly leaseSeconds: number }, ServiceUnavailable>;
    /**
     * What waits for the calling node; held back up to `waitSeconds` while that is nothing, or what is known. A node
     * that knows nothing is assigned the runs it holds again: it may have been killed before it could note its claim.
     */
    work(waitSeconds: number, known?: string): Effect.Effect<Work, ServiceUnavailable>;
  }
>()("@atoll/domain/nodes/Nodes") {
  static readonly layer = Layer.effect(
    Nodes,
    Effect.gen(function* () {
      const nodes = yield* NodeRepository;
      const analyses = yield* AnalysisRepository;
      const runs = yield* RunRepository;
      const database = yield* Database;
      const wakeups = yield* Wakeups;
      const trail = yield* AuditTrail;
      const quotas = yield* Quotas;

      const checkKeys = Effect.fnUntraced(function* (registration: typeof NodeRegistration.Type) {
        yield* Effect.mapError(
          Effect.all([Jwk.toKeyObject(registration.signingKey), Jwk.toKeyObject(registration.sealingKey)]),
          (error) => new InvalidNodeKey({ detail: error.message }),
        );
        const signing = Jwk.thumbprint(registration.signingKey);
        const sealing = Jwk.thumbprint(registration.sealingKey);
        if (signing === sealing) {
          return yield* new InvalidNodeKey({ detail: "Signing and sealing need a key each." });
        }
        return sha256Hex(`${signing}.${sealing}`);
      });

      const create = Effect.fn("Nodes.create")(function* (registration: typeof NodeRegistration.Type) {
        const fingerprint = yield* checkKeys(registration);
        const create = nodes.create({ id: yield* newId(NodeId), ...registration, fingerprint });
        return yield* trail.recorded(
          Effect.flatMap(quotas.within("nodes", nodes.count, create), (created) =>
            Effect.fromOption(created, () => new NodeNameTaken({})),
          ),
          (node) => ({
            action: "nodes.create",
            target: { type: "node", id: node.id },
            changes: diff("node", {}, { ...node, fingerprint }),
          }),
        );
      }, databaseAnswers);

      const list = Effect.fn("Nodes.list")((page: PageRequest) => nodes.list(page), listAnswers);

      const get = Effect.fn("Nodes.get")(function* (nodeId: NodeId) {
        return yield* Effect.fromOption(yield* nodes.get(nodeId), () => new NodeNotFound({}));
      }, databaseAnswers);

      const self = Effect.fn("Nodes.self")(function* () {
        const { nodeId } = yield* currentNode;
        const node = yield* nodes.get(nodeId);
        return yield* Option.match(node, {
          onNone: () => Effect.die(new Error("A node with a valid token has no row")),
          onSome: Effect.succeed,
        });
      }, databaseAnswers);

      const heartbeat = Effect.fn("Nodes.heartbeat")(function* (input: typeof NodeHeartbeat.Type) {
        const { nodeId } = yield* currentNode;
        yield* nodes.heartbeat(nodeId, { ...input, leaseSeconds: nodeLeaseSeconds });
        return { leaseSeconds: nodeLeaseSeconds };
      }, databaseAnswers);

      const waiting = (nodeId: NodeId, known: string | undefined) =>
        database.transaction(
          Effect.all({
            consents: analyses.consentsPendingFor(nodeId),
            assignments: known === undefined ? runs.liveFor(nodeId) : runs.pendingFor(nodeId),
            cancellations: runs.cancellationsFor(nodeId),
          }),
        );

      const work = Effect.fn("Nodes.work")(function* (waitSeconds: number, known?: string) {
        const { nodeId } = yield* currentNode;
        return yield* whenChanged(wakeups, {
          topic: nodeTopic(nodeId),
          waitSeconds,
          read: Effect.map(waiting(nodeId, known), (picture) => ({ ...picture, cursor: cursorOf(picture) })),
          isNews: (work: Work) => (known === undefined ? hasWork(work) : work.cursor !== known),
        });
      }, databaseAnswers);

      return Nodes.of({ create, list, get, self, heartbeat, work });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}
