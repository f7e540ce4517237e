import { sha256Hex } from "@atoll/security/Digest";
import { expect, layer } from "@effect/vitest";
import { Context, Effect, Layer } from "effect";
import { HostileHub } from "./support/HostileHub.ts";
import type { OperationRequest } from "./support/operations.ts";
import { attempt, changingNothing, expectRefusal } from "./support/refusal.ts";
import { claim, draft, envelopeOf, node, project, reaches, register } from "./support/World.ts";

/** An analysis of one organisation that runs at nodes of two others. */
const shared = Effect.gen(function* () {
  const { sql } = yield* HostileHub;
  const research = yield* register("Research");
  const dream = yield* register("Dream");
  const biscoe = yield* register("Biscoe");
  const aggregator = yield* node(research, "Lagoon", "aggregator");
  const dreamNode = yield* node(dream, "Dream", "default");
  const biscoeNode = yield* node(biscoe, "Biscoe", "default");
  const projectId = yield* project(research, "Penguins", [
    { steward: research, node: aggregator },
    { steward: dream, node: dreamNode },
    { steward: biscoe, node: biscoeNode },
  ]);
  const nodes = [
    { nodeId: aggregator.id, dataset: null },
    { nodeId: dreamNode.id, dataset: "penguins" },
    { nodeId: biscoeNode.id, dataset: "penguins" },
  ];
  const creation = { projectId, name: "Sexes", description: "", parameters: {}, nodes };
  const { analysisId: draftId } = yield* draft(research.client, creation);
  const { analysisId, fileId } = yield* draft(research.client, creation);
  const params = { analysisId };
  yield* research.client.analyses.lock({ params });
  yield* research.client.analyses.submit({ params });
  yield* reaches(research.client, analysisId, "consenting");
  for (const site of [aggregator, dreamNode, biscoeNode]) {
    const payload = { decision: "approved" as const, reason: "" };
    const { analyses } = site.client;
    yield* analyses.consent({ params: { analysisId, nodeId: site.id }, payload });
  }
  const aggregatorRun = yield* claim(aggregator, analysisId);
  const dreamRun = yield* claim(dreamNode, analysisId);
  const biscoeRun = yield* claim(biscoeNode, analysisId);
  for (const [site, run] of [
    [aggregator, aggregatorRun],
    [dreamNode, dreamRun],
    [biscoeNode, biscoeRun],
  ] as const) {
    const entries = [{ level: "info" as const, message: `secret of ${site.id}` }];
    yield* site.client.runs.logs({ params: { runId: run.runId }, payload: { entries } });
  }
  for (const site of [dreamNode, biscoeNode]) {
    const messages = [envelopeOf(analysisId, site.id, aggregator.id)];
    yield* site.client.messages.send({ payload: { messages } });
  }
  const content = "{}";
  const stored = yield* attempt(
    "runs.result",
    { params: { runId: aggregatorRun.runId }, query: { sha256: sha256Hex(content) }, bytes: content },
    aggregator.token,
  );
  const resultId = String(Reflect.get(Object(stored.json), "id"));
  yield* sql`update runs set lease_expires_at = now() + interval '1 day'`;
  return {
    research,
    dream,
    biscoe,
    aggregator,
    dreamNode,
    biscoeNode,
    projectId,
    draftId,
    analysisId,
    fileId,
    resultId,
    aggregatorRun,
    biscoeRun,
  };
});

class Shared extends Context.Service<Shared, Effect.Success<typeof shared>>()("@atoll/api/test/Shared") {
  static readonly layer = Layer.effect(Shared, shared).pipe(
    Layer.orDie,
    Layer.provideMerge(HostileHub.layer),
  );
}

const notFound = (slug: string) => ({ status: 404, slug: `${slug}-not-found` });

const refuses = Effect.fnUntraced(function* (
  key: string,
  request: OperationRequest,
  token: string,
  slug: string,
) {
  const answer = yield* changingNothing(attempt(key, request, token));
  expectRefusal(notFound(slug), answer, key);
});

layer(Shared.layer, { excludeTestServices: true, timeout: "120 seconds" })("a site in an analysis", (it) => {
  it.effect("reads it and the code that runs at it, and nothing of the other site", () =>
    Effect.gen(function* () {
      const { dream, analysisId, fileId, dreamNode, biscoeNode, biscoeRun, aggregator } = yield* Shared;
      const params = { analysisId };
      const activity = yield* dream.client.analyses.activity({ params, query: {} });
      expect(activity.runs.map(({ nodeId }) => nodeId)).toEqual([dreamNode.id]);
      expect(activity.messages.map(({ sender }) => sender)).toEqual([dreamNode.id]);
      const logs = yield* dream.client.analyses.logs({ params, query: {} });
      const said = [...activity.logs, ...logs.items].map(({ message }) => message).join();
      expect(said).toContain(`secret of ${dreamNode.id}`);
      expect(said).not.toContain(`secret of ${biscoeNode.id}`);
      expect(said).not.toContain(`secret of ${aggregator.id}`);
      expect(JSON.stringify(activity.runs)).not.toContain(biscoeRun.runId);
      const code = yield* dream.client.analyses.file({ params: { analysisId, fileId } });
      expect(new TextDecoder().decode(code)).toContain("export default");
      const files = yield* dream.client.analyses.files({ params, query: {} });
      expect(files.every(({ analysisId: of }) => of === analysisId)).toBe(true);
    }),
  );

  it.effect("does not move it, change it, or take its result", () =>
    Effect.gen(function* () {
      const { dream, analysisId, draftId, resultId, projectId, aggregator, dreamNode } = yield* Shared;
      const params = { analysisId };
      for (const step of ["lock", "unlock", "submit", "cancel", "result"]) {
        yield* refuses(`analyses.${step}`, { params }, dream.token, "analysis");
      }
      const upload = { params, query: { path: "main.ts" }, bytes: "export {};" };
      yield* refuses("analyses.upload", upload, dream.token, "analysis");
      yield* refuses(
        "analyses.file",
        { params: { analysisId, fileId: resultId } },
        dream.token,
        "analysis-file",
      );
      yield* refuses("analyses.get", { params: { analysisId: draftId } }, dream.token, "analysis");
      const decision = { decision: "approved", reason: "" };
      const other = { params: { analysisId, nodeId: aggregator.id }, json: decision };
      yield* refuses("analyses.consent", other, dream.token, "analysis-node");
      yield* refuses("analyses.consent", other, dreamNode.token, "analysis-node");
      const json = { nodeId: dreamNode.id };
      yield* refuses("projects.invite", { params: { projectId }, json }, dream.token, "project");
      const ofResearch = { params: { projectId, nodeId: aggregator.id } };
      const consent = { ...ofResearch, json: { decision: "rejected", comment: "" } };
      yield* refuses("projects.consent", consent, dream.token, "project-node");
      yield* refuses("nodes.get", { params: { nodeId: aggregator.id } }, dream.token, "node");
      const nodes = [
        { nodeId: aggregator.id, dataset: null },
        { nodeId: dreamNode.id, dataset: "penguins" },
      ];
      const creation = { projectId, name: "Mine", description: "", parameters: {}, nodes };
      yield* refuses("analyses.create", { json: creation }, dream.token, "project");
    }),
  );

  it.effect("has no hand in the runs and the mail of the others", () =>
    Effect.gen(function* () {
      const { analysisId, dreamNode, biscoeNode, aggregator, aggregatorRun, biscoeRun } = yield* Shared;
      const { token } = dreamNode;
      for (const { runId, leaseToken } of [aggregatorRun, biscoeRun]) {
        const params = { runId };
        yield* refuses("runs.claim", { params }, token, "run");
        yield* refuses("runs.bundle", { params }, token, "run");
        const beat = { leaseToken, state: "running", progress: 99 };
        yield* refuses("runs.heartbeat", { params, json: beat }, token, "run");
        const entries = [{ level: "error", message: "forged" }];
        yield* refuses("runs.logs", { params, json: { entries } }, token, "run");
        const put = { params, query: { sha256: sha256Hex("1") }, bytes: "1" };
        yield* refuses("runs.result", put, token, "run");
        const end = { leaseToken, outcome: "failed", exitCode: 1, reason: "forged", usage: null };
        yield* refuses("runs.finish", { params, json: end }, token, "run");
      }
      const forged = [envelopeOf(analysisId, biscoeNode.id, aggregator.id, 2)];
      const sent = yield* changingNothing(attempt("messages.send", { json: { messages: forged } }, token));
      expectRefusal({ status: 422, slug: "recipient-not-in-analysis" }, sent);
      const pulled = yield* changingNothing(attempt("messages.pull", { query: { analysisId } }, token));
      expect(pulled.json).toEqual({ messages: [] });
    }),
  );
});
