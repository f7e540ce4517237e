import type { Analysis } from "@atoll/contract/analyses/Analysis";
import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import type { AnalysisState } from "@atoll/contract/analyses/AnalysisState";
import { LeaseToken, type Run } from "@atoll/contract/analyses/Run";
import { SessionId } from "@atoll/contract/identity/SessionId";
import { UserId } from "@atoll/contract/identity/User";
import type { NodeType } from "@atoll/contract/nodes/Node";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import { ProjectId } from "@atoll/contract/projects/Project";
import { CurrentRequest } from "@atoll/contract/RequestContext";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { AnalysisRepository } from "@atoll/database/analyses/AnalysisRepository";
import { RunRepository } from "@atoll/database/analyses/RunRepository";
import { Database } from "@atoll/database/Database";
import { OutboxRepository } from "@atoll/database/events/OutboxRepository";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { NodeRepository } from "@atoll/database/nodes/NodeRepository";
import { ProjectRepository } from "@atoll/database/projects/ProjectRepository";
import { DateTime, Clock, Effect, Option } from "effect";
import { everyPermit } from "../../../src/Permit.ts";
import { AnalysisConsents } from "../../../src/analyses/AnalysisConsents.ts";
import { AnalysisFiles } from "../../../src/analyses/AnalysisFiles.ts";
import { AnalysisSubmission } from "../../../src/analyses/AnalysisSubmission.ts";
import { fresh } from "./Lagoon.ts";

const organisation = Effect.fnUntraced(function* (tenantName: string) {
  const users = yield* UserRepository;
  const [tenantId, userId] = [fresh(TenantId), fresh(UserId)];
  const email = `${userId}@example.org`;
  const account = { userId, email, canonicalEmail: email, displayName: tenantName, passwordHash: "$" };
  yield* users.register({ ...account, tenantId, tenantName });
  const actor = {
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
  } as const;
  const as = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
    effect.pipe(
      Effect.provide(everyPermit),
      Effect.provideService(CurrentRequest, { requestId: null, tenantId, actor, address: null }),
    );
  return { tenantId, userId, as };
});

const key = (letter: string) =>
  ({ kty: "EC", crv: "P-256", x: letter.repeat(43), y: letter.repeat(43) }) as const;

const site = Effect.fnUntraced(function* (name: string, type: NodeType) {
  const owner = yield* organisation(name);
  const nodes = yield* NodeRepository;
  const nodeId = fresh(NodeId);
  const keys = { signingKey: key("s"), sealingKey: key("e"), fingerprint: "f".repeat(64) };
  yield* owner.as(nodes.create({ id: nodeId, name, type, ...keys }));
  return { ...owner, nodeId, nodeTenantId: owner.tenantId, nodeName: name, nodeType: type };
});

const code = new TextEncoder().encode("export default (site: { rows: number }) => site.rows;\n");

/** How long anything may take that should happen by itself, on a machine with much else to do. */
const patience = 60_000;

/** A research organisation and three sites in a real database, an analysis of all of them, and hands to play each. */
export const sites = Effect.fnUntraced(function* (settings: Partial<Analysis> = {}) {
  const analyses = yield* AnalysisRepository;
  const runs = yield* RunRepository;
  const outbox = yield* OutboxRepository;
  const database = yield* Database;
  const projects = yield* ProjectRepository;
  const submission = yield* AnalysisSubmission;
  const consents = yield* AnalysisConsents;
  const files = yield* AnalysisFiles;
  const research = yield* organisation("Research");
  const hub = yield* site("Hub", "aggregator");
  const data = yield* Effect.forEach(["Biscoe", "Dream", "Torgersen"], (name) => site(name, "default"));
  const members = [hub, ...data];
  const analysisId = fresh(AnalysisId);

  yield* research.as(
    Effect.gen(function* () {
      const projectId = fresh(ProjectId);
      const { userId: createdBy } = research;
      yield* projects.create({ id: projectId, name: "Penguins", description: "", createdBy });
      yield* analyses.create({
        id: analysisId,
        projectId,
        name: "Sexes",
        description: "",
        parameters: {},
        quorum: settings.quorum ?? 3,
        consentDeadlineSeconds: settings.consentDeadlineSeconds ?? 60,
        runTimeoutSeconds: settings.runTimeoutSeconds ?? 60,
        createdBy,
        nodes: members.map(({ nodeId, nodeTenantId, nodeName, nodeType }) => ({
          nodeId,
          nodeTenantId,
          nodeName,
          nodeType,
          dataset: nodeType === "default" ? "penguins" : null,
        })),
      });
      yield* files.upload(analysisId, { path: "main.ts", entrypoint: true }, code);
      yield* submission.lock(analysisId);
    }),
  );

  const analysis = research.as(Effect.flatMap(analyses.get(analysisId), Effect.fromOption));
  const listRuns = research.as(runs.list(analysisId));
  const member = (name: string) =>
    Effect.fromOption(Option.fromUndefinedOr(members.find(({ nodeName }) => nodeName === name)));

  /** The analysis once it satisfies the condition. */
  const until = Effect.fnUntraced(function* (what: string, holds: (analysis: Analysis) => boolean) {
    const end = (yield* Clock.currentTimeMillis) + patience;
    for (;;) {
      const found = yield* analysis;
      if (holds(found)) return found;
      if ((yield* Clock.currentTimeMillis) > end) {
        return yield* Effect.die(new Error(`Waited for ${what}, but it is ${found.state}`));
      }
      yield* Effect.sleep("5 millis");
    }
  });
  const reaches = (...states: ReadonlyArray<AnalysisState>) =>
    until(states.join(" or "), ({ state }) => states.includes(state));

  const decide = (name: string, decision: "approved" | "rejected", reason = "by policy") =>
    Effect.flatMap(member(name), ({ as, nodeId }) =>
      as(consents.decide(analysisId, nodeId, { decision, reason })),
    );
  const approve = (...names: ReadonlyArray<string>) =>
    Effect.forEach(names, (name) => decide(name, "approved"), { discard: true });

  const tokens = new Map<string, LeaseToken>();
  const runOf = Effect.fnUntraced(function* (name: string) {
    const { nodeId } = yield* member(name);
    return yield* Effect.fromOption(
      Option.fromUndefinedOr((yield* listRuns).find((run) => run.nodeId === nodeId)),
    );
  });
  const claim = Effect.fnUntraced(function* (name: string, leaseSeconds = 30) {
    const { as, nodeId } = yield* member(name);
    const { id: runId } = yield* runOf(name);
    const leaseToken = fresh(LeaseToken);
    tokens.set(name, leaseToken);
    const started = outbox.append({ kind: "runStarted", payload: { analysisId, nodeId, runId } });
    yield* as(
      database.transaction(Effect.andThen(runs.claim({ runId, nodeId, leaseToken, leaseSeconds }), started)),
    );
  });
  const finish = Effect.fnUntraced(function* (
    name: string,
    state: Exclude<Run["state"], "pending" | "leased" | "preparing" | "running" | "lost">,
    reason: string | null = null,
  ) {
    const { as, nodeId } = yield* member(name);
    const { id: runId } = yield* runOf(name);
    const leaseToken = tokens.get(name) ?? fresh(LeaseToken);
    const end = { runId, leaseToken, state, exitCode: 0, reason, usage: null };
    const ended = outbox.append({ kind: "runFinished", payload: { analysisId, nodeId, runId } });
    yield* as(database.transaction(Effect.andThen(runs.finish(end), ended)));
  });

  return {
    analysisId,
    research,
    analysis,
    runs: listRuns,
    submit: research.as(submission.submit(analysisId)),
    cancel: research.as(submission.cancel(analysisId)),
    until,
    reaches,
    decide,
    approve,
    claim,
    finish,
  };
});

export const everybody = ["Hub", "Biscoe", "Dream", "Torgersen"];
