import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { SessionId } from "@atoll/contract/identity/SessionId";
import { UserId } from "@atoll/contract/identity/User";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import type { NodeType } from "@atoll/contract/nodes/Node";
import { ProjectId } from "@atoll/contract/projects/Project";
import { CurrentRequest } from "@atoll/contract/RequestContext";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { DateTime, Effect } from "effect";
import { SecureRandom } from "effect/crypto";
import { AnalysisRepository } from "../../src/analyses/AnalysisRepository.ts";
import { UserRepository } from "../../src/identity/UserRepository.ts";
import { NodeRepository } from "../../src/nodes/NodeRepository.ts";
import { ProjectRepository } from "../../src/projects/ProjectRepository.ts";

/** A fresh id of the given brand. */
export const fresh = <Id>(brand: { readonly make: (text: string) => Id }): Id =>
  brand.make(SecureRandom.uuidV7Unsafe());

export interface Organisation {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly email: string;
  /** Runs an effect as the owner of the organisation. */
  readonly as: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>;
}

export const inTenant =
  (tenantId: TenantId | null, userId = fresh(UserId)) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>) =>
    Effect.provideService(effect, CurrentRequest, {
      requestId: null,
      tenantId,
      address: null,
      actor: {
        _tag: "User",
        userId,
        role: "owner",
        roleId: null,
        credential: {
          _tag: "Session",
          sessionId: fresh(SessionId),
          assurance: "single",
          authenticatedAt: DateTime.makeUnsafe(0),
        },
      },
    });

export const organisation = Effect.fnUntraced(function* (name: string) {
  const users = yield* UserRepository;
  const [tenantId, userId] = [fresh(TenantId), fresh(UserId)];
  const email = `${userId}@${name.toLowerCase()}.example`;
  yield* users.register({
    userId,
    email,
    canonicalEmail: email,
    displayName: `Owner of ${name}`,
    passwordHash: "$argon2id$test",
    tenantId,
    tenantName: name,
  });
  return { tenantId, userId, email, as: inTenant(tenantId, userId) } satisfies Organisation;
});

export const key = (letter: string) =>
  ({ kty: "EC", crv: "P-256", x: letter.repeat(43), y: letter.repeat(43) }) as const;

export const node = Effect.fnUntraced(function* (
  owner: Organisation,
  name: string,
  type: NodeType = "default",
) {
  const nodes = yield* NodeRepository;
  const id = fresh(NodeId);
  yield* owner.as(
    nodes.create({
      id,
      name,
      type,
      signingKey: key("s"),
      sealingKey: key("e"),
      fingerprint: "f".repeat(64),
    }),
  );
  return { id, tenantId: owner.tenantId, name, type };
});

/** A research organisation with an aggregator, a site with a data node, and an analysis of both, still a draft. */
export const lagoon = Effect.gen(function* () {
  const projects = yield* ProjectRepository;
  const analyses = yield* AnalysisRepository;
  const research = yield* organisation("Research");
  const site = yield* organisation("Biscoe");
  const aggregator = yield* node(research, "aggregator", "aggregator");
  const data = yield* node(site, "biscoe");
  const projectId = fresh(ProjectId);
  const analysisId = fresh(AnalysisId);
  const members = [aggregator, data];
  yield* research.as(
    Effect.gen(function* () {
      yield* projects.create({
        id: projectId,
        name: "Penguins",
        description: "",
        createdBy: research.userId,
      });
      yield* Effect.forEach(members, ({ id, tenantId, name, type }) =>
        projects.invite({ projectId, nodeId: id, nodeTenantId: tenantId, nodeName: name, nodeType: type }),
      );
      yield* analyses.create({
        id: analysisId,
        projectId,
        name: "Sexes",
        description: "",
        parameters: { tolerance: 1e-6, "snake_case key": { inner_key: [1, null] } },
        quorum: 1,
        consentDeadlineSeconds: 60,
        runTimeoutSeconds: 60,
        createdBy: research.userId,
        nodes: members.map(({ id, tenantId, name, type }) => ({
          nodeId: id,
          nodeTenantId: tenantId,
          nodeName: name,
          nodeType: type,
          dataset: type === "default" ? "penguins" : null,
        })),
      });
    }),
  );
  return { research, site, aggregator, data, projectId, analysisId };
});
