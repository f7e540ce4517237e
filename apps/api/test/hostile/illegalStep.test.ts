import { AnalysisState, nextAnalysisState, type AnalysisEvent } from "@atoll/contract/analyses/AnalysisState";
import { isTerminalRunState, RunState } from "@atoll/contract/analyses/RunState";
import { sha256Hex } from "@atoll/security/Digest";
import { expect, layer } from "@effect/vitest";
import { Context, Effect, Layer } from "effect";
import { HostileHub } from "./support/HostileHub.ts";
import { attempt, changingNothing, expectRefusal } from "./support/refusal.ts";
import { requestsOf } from "./support/requests.ts";
import { envelopeOf, type Organisation, organisation, unknownId } from "./support/World.ts";

class Alpha extends Context.Service<Alpha, Organisation>()("@atoll/api/test/Alpha") {
  static readonly layer = Layer.effect(Alpha, organisation("Alpha")).pipe(
    Layer.orDie,
    Layer.provideMerge(HostileHub.layer),
  );
}

const steps = ["lock", "unlock", "submit", "cancel"] as const satisfies ReadonlyArray<AnalysisEvent>;
const illegalSteps = AnalysisState.literals.flatMap((state) =>
  steps.filter((step) => nextAnalysisState(state, step) === undefined).map((step) => ({ state, step })),
);

/** Puts the analysis into a state, whatever led there. */
const analysisIn = Effect.fnUntraced(function* (state: AnalysisState) {
  const { sql } = yield* HostileHub;
  const { ids } = yield* Alpha;
  yield* sql`update analyses set state = ${state} where id = ${ids.analysisId}`;
});

const runsIn = Effect.fnUntraced(function* (state: RunState) {
  const { sql } = yield* HostileHub;
  const { ids } = yield* Alpha;
  yield* sql`update runs set state = ${state} where analysis_id = ${ids.analysisId}`;
});

const asNode = Effect.fnUntraced(function* (key: string, change: object = {}) {
  const { ids, tokens } = yield* Alpha;
  const request = requestsOf(ids, "")[key] ?? {};
  const json = request.json === undefined ? {} : { json: { ...Object(request.json), ...change } };
  const token = key === "runs.result" ? tokens.aggregator : tokens.node;
  return yield* changingNothing(attempt(key, { ...request, ...json }, token));
});

const sending = Effect.fnUntraced(function* (change: object) {
  const { ids, tokens } = yield* Alpha;
  const envelope = { ...envelopeOf(ids.analysisId, ids.nodeId, ids.aggregatorId, 2), ...change };
  return yield* changingNothing(attempt("messages.send", { json: { messages: [envelope] } }, tokens.node));
});

layer(Alpha.layer, { excludeTestServices: true, timeout: "120 seconds" })("an illegal step", (it) => {
  it.effect.each(illegalSteps)("an analysis that is $state cannot $step", ({ state, step }) =>
    Effect.gen(function* () {
      const { ids, tokens } = yield* Alpha;
      yield* analysisIn(state);
      const request = { params: { analysisId: ids.analysisId } };
      const answer = yield* changingNothing(attempt(`analyses.${step}`, request, tokens.owner));
      expectRefusal({ status: 409, slug: "illegal-analysis-transition" }, answer);
      expect(answer.json).toMatchObject({ state });
    }),
  );

  it.effect.each(AnalysisState.literals)("code, consent and mail of an analysis that is %s", (state) =>
    Effect.gen(function* () {
      const { sql } = yield* HostileHub;
      const { ids, tokens } = yield* Alpha;
      const requests = requestsOf(ids, "");
      const illegal = { status: 409, slug: "illegal-analysis-transition" };
      yield* analysisIn(state);
      if (state !== "draft") {
        const upload = attempt("analyses.upload", requests["analyses.upload"] ?? {}, tokens.owner);
        expectRefusal(illegal, yield* changingNothing(upload));
      }
      if (state !== "consenting") {
        yield* sql`update analysis_nodes set consent = 'pending' where analysis_id = ${ids.analysisId}`;
        const consent = attempt("analyses.consent", requests["analyses.consent"] ?? {}, tokens.owner);
        expectRefusal(illegal, yield* changingNothing(consent));
        yield* sql`update analysis_nodes set consent = 'approved' where analysis_id = ${ids.analysisId}`;
      }
      if (state !== "ready" && state !== "running") {
        expectRefusal({ status: 409, slug: "analysis-not-running" }, yield* sending({}));
      }
      if (state !== "completed") {
        const result = attempt("analyses.result", requests["analyses.result"] ?? {}, tokens.owner);
        expectRefusal({ status: 404, slug: "analysis-file-not-found" }, yield* changingNothing(result));
      }
    }),
  );

  it.effect("a decision stands", () =>
    Effect.gen(function* () {
      const { ids, tokens } = yield* Alpha;
      yield* analysisIn("consenting");
      const request = requestsOf(ids, "")["analyses.consent"] ?? {};
      const answer = yield* changingNothing(attempt("analyses.consent", request, tokens.owner));
      expectRefusal({ status: 409, slug: "consent-already-given" }, answer);
    }),
  );

  it.effect.each(RunState.literals.filter(isTerminalRunState))("a run that is %s has ended", (state) =>
    Effect.gen(function* () {
      yield* analysisIn("running");
      yield* runsIn(state);
      const ended = { status: 409, slug: "illegal-run-transition" };
      const lost = { status: 409, slug: "lease-lost" };
      expectRefusal(ended, yield* asNode("runs.claim"));
      expectRefusal(lost, yield* asNode("runs.heartbeat"));
      expectRefusal(ended, yield* asNode("runs.result"));
      // Under the lease that ended it, another report is the same one again and is answered with what stands.
      expectRefusal(ended, yield* asNode("runs.finish", { leaseToken: unknownId() }));
      const again = yield* asNode("runs.finish", { outcome: "succeeded" });
      expect(again).toMatchObject({ status: 200, json: { state } });
    }),
  );

  it.effect.each(RunState.literals.filter((state) => !isTerminalRunState(state)))(
    "a run that is %s is its lease holder's",
    (state) =>
      Effect.gen(function* () {
        yield* analysisIn("running");
        yield* runsIn(state);
        const lost = { status: 409, slug: "lease-lost" };
        const leaseToken = unknownId();
        expectRefusal(lost, yield* asNode("runs.heartbeat", { leaseToken }));
        expectRefusal(lost, yield* asNode("runs.finish", { leaseToken }));
        if (state !== "pending") return;
        expectRefusal(lost, yield* asNode("runs.heartbeat"));
        expectRefusal(lost, yield* asNode("runs.finish"));
      }),
  );

  it.effect("a result with another digest, another result, and one by a data node", () =>
    Effect.gen(function* () {
      yield* analysisIn("running");
      yield* runsIn("running");
      const { ids, tokens } = yield* Alpha;
      const content = '{"another":"result"}';
      const put = (runId: string, sha256: string, token: string) =>
        changingNothing(
          attempt("runs.result", { params: { runId }, query: { sha256 }, bytes: content }, token),
        );
      const { aggregatorRunId, runId } = ids;
      const wrong = yield* put(aggregatorRunId, "0".repeat(64), tokens.aggregator);
      expectRefusal({ status: 422, slug: "digest-mismatch" }, wrong);
      const another = yield* put(aggregatorRunId, sha256Hex(content), tokens.aggregator);
      expectRefusal({ status: 409, slug: "result-conflict" }, another);
      const byData = yield* put(runId, sha256Hex(content), tokens.node);
      expectRefusal({ status: 409, slug: "illegal-run-transition" }, byData);
      const ofAnother = yield* put(aggregatorRunId, sha256Hex(content), tokens.node);
      expectRefusal({ status: 404, slug: "run-not-found" }, ofAnother);
    }),
  );

  it.effect("a message to a stranger, of a stranger, to oneself, or in place of another", () =>
    Effect.gen(function* () {
      yield* analysisIn("running");
      const { ids } = yield* Alpha;
      const stranger = { status: 422, slug: "recipient-not-in-analysis" };
      expectRefusal(stranger, yield* sending({ recipient: unknownId() }));
      expectRefusal(stranger, yield* sending({ recipient: ids.nodeId }));
      expectRefusal(stranger, yield* sending({ sender: ids.aggregatorId, recipient: ids.nodeId }));
      expectRefusal(stranger, yield* sending({ analysisId: unknownId() }));
      const taken = yield* sending({ sequence: 1, ciphertext: "b3RoZXI" });
      expectRefusal({ status: 409, slug: "sequence-conflict" }, taken);
      const again = yield* sending({ sequence: 1 });
      expect(again.status).toBe(204);
      for (const [name, value] of Object.entries({ ciphertext: "", sequence: 0, version: 2, nonce: "a b" })) {
        const pointer = `/payload/messages/0/${name}`;
        expectRefusal({ status: 400, slug: "invalid-request", pointer }, yield* sending({ [name]: value }));
      }
    }),
  );
});
