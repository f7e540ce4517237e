import { LeaseToken, RunId } from "@atoll/contract/analyses/Run";
import { runScope } from "@atoll/contract/nodes/runScope";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { RunLeaseRepository } from "@atoll/database/analyses/RunLeaseRepository";
import { Wakeups } from "@atoll/infra/wakeups/Wakeups";
import { Invalidations } from "@atoll/platform/invalidations/Invalidations";
import * as ClientAssertion from "@atoll/security/ClientAssertion";
import { assert, layer } from "@effect/vitest";
import { Effect, Layer, Redacted } from "effect";
import { AnalysisContent } from "../../src/analyses/AnalysisContent.ts";
import { AnalysisLedger } from "../../src/analyses/AnalysisLedger.ts";
import { BundleStore } from "../../src/analyses/BundleStore.ts";
import { actingAs } from "../../src/caller.ts";
import { AccessTokens } from "../../src/identity/AccessTokens.ts";
import { Credentials } from "../../src/identity/Credentials.ts";
import { IdentityConfig } from "../../src/identity/IdentityConfig.ts";
import { NodeAuthentication } from "../../src/identity/NodeAuthentication.ts";
import { Messages } from "../../src/messages/Messages.ts";
import { Runs } from "../../src/nodes/Runs.ts";
import { Revocations, tagOf } from "../../src/revocation/Revocations.ts";
import { noExternalCallers } from "../identity/support/noExternalCallers.ts";
import { organisation } from "../support/organisation.ts";
import { fresh, registered, type TestNode, world } from "./support/heldRuns.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const audience = "https://hub.example";

const hub = Layer.mergeAll(
  NodeAuthentication.layer,
  Credentials.layer,
  Runs.layer,
  Messages.layer,
  AnalysisLedger.layer,
).pipe(
  // Nobody here shows an access token, builds a bundle or hands in a result.
  Layer.provide([
    Layer.mock(AccessTokens, {}),
    noExternalCallers,
    Layer.mock(AnalysisContent, {}),
    Layer.mock(BundleStore, {}),
    IdentityConfig.layer(audience, false),
  ]),
  Layer.provideMerge(Revocations.layer),
  Layer.provideMerge(Layer.merge(Invalidations.layerMemory, Wakeups.layerMemory)),
  Layer.provideMerge(TestDatabase.layer),
);

const assertionOf = ({ id: nodeId, signing: key }: TestNode) =>
  ClientAssertion.create({ nodeId, audience, key });

const ask = Effect.fnUntraced(function* (node: TestNode, scope: string) {
  const { exchange } = yield* NodeAuthentication;
  return yield* exchange({ client_assertion: yield* assertionOf(node), scope });
});

const tokenOf = (node: TestNode, runId: RunId) =>
  Effect.map(ask(node, runScope(runId)), ({ access_token }) => access_token);

const caller = (token: string) =>
  Effect.flatMap(Credentials, ({ authenticate }) => authenticate(Redacted.make(token)));

const isAlive = (token: string) =>
  Effect.match(caller(token), { onSuccess: () => true, onFailure: () => false });

const asRunOf =
  (token: string) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>) =>
    Effect.flatMap(caller(token), ({ tenantId, actor }) => actingAs(tenantId, actor)(effect));

const asNode = ({ id: nodeId, tenantId }: TestNode) => actingAs(tenantId, { _tag: "Node", nodeId });

const asHub = (tenantId: TenantId) => actingAs(tenantId, { _tag: "System", name: "test" });

layer(hub, { excludeTestServices: true, timeout: "30 seconds" })("the token of a run", (it) => {
  it.effect("speaks for the run within its analysis, for five minutes, and is kept as a hash", () =>
    Effect.gen(function* () {
      const { sql, node, site, analysisId, run } = yield* world;
      const { runId } = yield* run("running");
      const granted = yield* ask(node, runScope(runId));
      assert.deepInclude(granted, { token_type: "Bearer", expires_in: 300 });
      const actor = { _tag: "Run" as const, runId, nodeId: node.id, analysisId };
      const known = { tenantId: site.tenantId, tenantState: "active" as const, actor };
      assert.deepStrictEqual(yield* caller(granted.access_token), known);
      const { access_token: second } = yield* ask(node, runScope(runId));
      assert.notStrictEqual(second, granted.access_token);
      assert.isTrue((yield* isAlive(second)) && (yield* isAlive(granted.access_token)), "asked for twice");
      const rows = yield* sql`select run_tokens::text as row from run_tokens where run_id = ${runId}`;
      assert.lengthOf(rows, 2);
      assert.notInclude(JSON.stringify(rows), granted.access_token.slice(10));
      yield* sql`update run_tokens set expires_at = now() - interval '1 second' where run_id = ${runId}`;
      const { tell } = yield* Revocations;
      yield* tell(tagOf.run(runId));
      assert.isFalse(yield* isAlive(second), "expired");
      yield* tokenOf(node, runId);
      assert.lengthOf(
        yield* sql`select 1 from run_tokens where run_id = ${runId}`,
        1,
        "the expired are swept",
      );
    }),
  );

  it.effect("is given for no other run than one that the node holds, always with the same words", () =>
    Effect.gen(function* () {
      const { sql, node, neighbour, run } = yield* world;
      const stranger = yield* registered(yield* organisation("Stranger"));
      const { runId } = yield* run("running");
      const pending = yield* run("pending");
      const over = yield* run("succeeded");
      const refusals: ReadonlyArray<readonly [TestNode, string]> = [
        [neighbour, runScope(runId)],
        [stranger, runScope(runId)],
        [node, runScope(pending.runId)],
        [node, runScope(over.runId)],
        [node, runScope(fresh(RunId))],
        [node, `${runScope(runId)} ${runScope(runId)}`],
        [node, `${runScope(runId)}'--`],
        [node, "run:"],
        [node, "openid"],
      ];
      for (const [asking, scope] of refusals) {
        const error = yield* Effect.flip(ask(asking, scope));
        assert.deepStrictEqual({ ...error }, { ...(yield* Effect.flip(ask(node, "none"))) }, scope);
        assert.strictEqual(error._tag, "InvalidScope", scope);
      }
      assert.lengthOf(yield* sql`select 1 from run_tokens where run_id = ${runId}`, 0);
      const { exchange } = yield* NodeAuthentication;
      const spent = { client_assertion: yield* assertionOf(node), scope: "none" };
      assert.strictEqual((yield* Effect.flip(exchange(spent)))._tag, "InvalidScope");
      const again = yield* Effect.flip(exchange({ ...spent, scope: runScope(runId) }));
      assert.strictEqual(again._tag, "InvalidClient", "an assertion counts once, whatever came of it");
    }),
  );

  it.effect("ends at once with its run, however that ends, and with the lease", () =>
    Effect.gen(function* () {
      const { node, tenantId, analysisId, run } = yield* world;
      const runs = yield* Runs;
      const { step } = yield* AnalysisLedger;
      const end = { outcome: "succeeded", exitCode: 0, reason: null, usage: null } as const;
      const finished = yield* run("running");
      const ofFinished = yield* tokenOf(node, finished.runId);
      const open = yield* run("running");
      const ofOpen = yield* tokenOf(node, open.runId);
      assert.isTrue((yield* isAlive(ofFinished)) && (yield* isAlive(ofOpen)));
      yield* asNode(node)(runs.finish(finished.runId, { leaseToken: finished.leaseToken, ...end }));
      assert.isFalse(yield* isAlive(ofFinished));
      assert.strictEqual((yield* Effect.flip(tokenOf(node, finished.runId)))._tag, "InvalidScope");
      assert.isTrue(yield* isAlive(ofOpen), "that of another run goes on");
      const given = { _tag: "EndRuns", state: "timedOut", reason: "It took too long." } as const;
      const decide = () => ({ changes: [given], next: { _tag: "Proceed" as const } });
      yield* asHub(tenantId)(step(analysisId, decide));
      assert.isFalse(yield* isAlive(ofOpen));
    }),
  );

  it.effect("ends when the run is claimed again: whoever claimed it asks anew", () =>
    Effect.gen(function* () {
      const { sql, node, run } = yield* world;
      const { runId } = yield* run("running");
      const token = yield* tokenOf(node, runId);
      assert.isTrue(yield* isAlive(token));
      yield* sql`update runs set lease_token = ${fresh(LeaseToken)} where id = ${runId}`;
      assert.isTrue(yield* isAlive(token), "remembered until it is told");
      const { tell } = yield* Revocations;
      yield* tell(tagOf.run(runId));
      assert.isFalse(yield* isAlive(token));
      assert.isTrue(yield* isAlive(yield* tokenOf(node, runId)));
    }),
  );

  it.effect("works while the lease is late, is not remembered then, and ends when the run is given up", () =>
    Effect.gen(function* () {
      const { sql, node, run, tenantId } = yield* world;
      const { runId } = yield* run("running");
      yield* sql`update runs set lease_expires_at = now() - interval '1 minute' where id = ${runId}`;
      const token = yield* tokenOf(node, runId);
      assert.isTrue(yield* isAlive(token));
      const { isRemembered } = yield* Credentials;
      assert.isFalse(yield* isRemembered(Redacted.make(token)));
      const { expire } = yield* RunLeaseRepository;
      yield* expire(100, ({ runId: lost }) => ({ kind: "runFinished", payload: { runId: lost } }));
      assert.isFalse(yield* isAlive(token));
      assert.lengthOf(yield* sql`select 1 from runs where tenant_id = ${tenantId} and state = 'lost'`, 1);
    }),
  );

  it.effect("reaches its own run and the mail of its own analysis, and nothing else of its node", () =>
    Effect.gen(function* () {
      const { sql, post, node, neighbour, run, analysisId, otherAnalysisId } = yield* world;
      const { runId } = yield* run("running");
      const other = yield* run("running", node, otherAnalysisId);
      const [runs, messages] = [yield* Runs, yield* Messages];
      const as = asRunOf(yield* tokenOf(node, runId));
      const entries = [{ level: "info" as const, message: "hello" }];
      yield* as(runs.logs(runId, { entries }));
      for (const foreign of [other.runId, fresh(RunId)]) {
        const beat = { leaseToken: other.leaseToken, state: "running" as const, progress: 1 };
        const refused = [
          runs.logs(foreign, { entries }),
          runs.bundle(foreign),
          runs.heartbeat(foreign, beat),
        ];
        for (const attempt of refused) {
          assert.strictEqual((yield* Effect.flip(as(attempt)))._tag, "RunNotFound");
        }
      }
      const [own, foreign] = [yield* post(analysisId), yield* post(otherAnalysisId)];
      assert.deepStrictEqual(yield* as(messages.pull({ analysisId: otherAnalysisId })), []);
      const pulled = yield* as(messages.pull({ analysisId }));
      assert.deepStrictEqual(
        pulled.map(({ id }) => id),
        [own.id],
      );
      yield* as(messages.acknowledge([own.id, foreign.id]));
      const kept = yield* sql`select id from messages where recipient_node_id = ${node.id}
        and acknowledged_at is null`;
      assert.deepStrictEqual(kept, [{ id: foreign.id }]);
      const outgoing = { ...foreign.envelope, sender: node.id, recipient: neighbour.id };
      const sent = yield* Effect.flip(as(messages.send([outgoing])));
      assert.strictEqual(sent._tag, "RecipientNotInAnalysis");
      const mixed = [{ ...outgoing, analysisId }, outgoing];
      assert.strictEqual((yield* Effect.flip(as(messages.send(mixed))))._tag, "RecipientNotInAnalysis");
      yield* as(messages.send([{ ...outgoing, analysisId }]));
      const counts = yield* sql`select analysis_id as id from messages where sender_node_id = ${node.id}`;
      assert.deepStrictEqual(counts, [{ id: analysisId }], "all of a batch or nothing");
    }),
  );
});
