import { assert, describe, it, layer } from "@effect/vitest";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import { ProjectId } from "@atoll/contract/projects/Project";
import { DateTime, Duration, Effect, Option } from "effect";
import { HubKeyRepository } from "../../src/identity/HubKeyRepository.ts";
import { NodeRepository } from "../../src/nodes/NodeRepository.ts";
import { NodeTokenRepository } from "../../src/nodes/NodeTokenRepository.ts";
import { ProjectRepository } from "../../src/projects/ProjectRepository.ts";
import { fresh, key, lagoon, node, organisation } from "../support/islands.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const hash = () => crypto.getRandomValues(new Uint8Array(32));

describe.each(TestServers.all)("$label", (server) => {
  if (server.unavailable !== null) return it.skip(server.unavailable);

  layer(TestDatabase.layer(server))("a node", (it) => {
    it.effect("is online for as long as its lease lasts", () =>
      Effect.gen(function* () {
        const nodes = yield* NodeRepository;
        const site = yield* organisation("Dream");
        const { id } = yield* node(site, "dream");
        const state = Effect.map(site.as(nodes.get(id)), (found) => Option.getOrThrow(found).state);
        const beat = { agentVersion: "0.1.0", catalogue: [], draining: false, leaseSeconds: 45 };
        assert.strictEqual(yield* state, "offline");
        assert.isTrue(yield* site.as(nodes.heartbeat(id, beat)));
        assert.strictEqual(yield* state, "online");
        yield* site.as(nodes.heartbeat(id, { ...beat, draining: true }));
        assert.strictEqual(yield* state, "draining");
        yield* site.as(nodes.heartbeat(id, { ...beat, leaseSeconds: -1 }));
        assert.strictEqual(yield* state, "offline");
        assert.isFalse(yield* site.as(nodes.heartbeat(fresh(NodeId), beat)));
      }),
    );

    it.effect("has a name of its own in its tenant, and is looked up by every tenant", () =>
      Effect.gen(function* () {
        const nodes = yield* NodeRepository;
        const [here, there] = [yield* organisation("Here"), yield* organisation("There")];
        const first = yield* node(here, "same");
        const second = yield* node(here, "same");
        assert.isTrue(Option.isNone(yield* here.as(nodes.get(second.id))));
        const namesake = yield* node(there, "same");
        assert.isTrue(Option.isSome(yield* there.as(nodes.get(namesake.id))));
        assert.isTrue(Option.isNone(yield* there.as(nodes.get(first.id))));
        assert.deepStrictEqual(Option.getOrThrow(yield* nodes.lookUp(first.id)), {
          id: first.id,
          tenantId: here.tenantId,
          name: "same",
          type: "default",
          signingKey: key("s"),
          sealingKey: key("e"),
        });
        assert.strictEqual(Option.getOrThrow(yield* nodes.findCredential(first.id)).tenantId, here.tenantId);
        assert.strictEqual((yield* here.as(nodes.list({}))).items.length, 1);
      }),
    );

    it.effect("spends an assertion once among fifty concurrent attempts", () =>
      Effect.gen(function* () {
        const tokens = yield* NodeTokenRepository;
        const site = yield* organisation("Dream");
        const { id } = yield* node(site, "dream");
        const expiry = DateTime.addDuration(DateTime.makeUnsafe("2100-01-01T00:00:00Z"), Duration.zero);
        const spent = yield* site.as(
          Effect.all(
            Array.from({ length: 50 }, () => tokens.spendAssertion(id, "jti", expiry)),
            { concurrency: "unbounded" },
          ),
        );
        assert.strictEqual(spent.filter(Boolean).length, 1);
      }),
    );

    it.effect("is known by a token until it expires", () =>
      Effect.gen(function* () {
        const tokens = yield* NodeTokenRepository;
        const site = yield* organisation("Dream");
        const { id } = yield* node(site, "dream");
        const [good, expired] = [hash(), hash()];
        yield* site.as(tokens.create(id, good, Duration.minutes(10)));
        yield* site.as(tokens.create(id, expired, Duration.zero));
        const found = Option.getOrThrow(yield* tokens.find(good));
        assert.deepStrictEqual([found.tenantId, found.nodeId], [site.tenantId, id]);
        assert.isTrue(Option.isNone(yield* tokens.find(expired)));
      }),
    );
  });

  layer(TestDatabase.layer(server))("a project", (it) => {
    it.effect("is shown to the tenant of an invited node, which alone decides", () =>
      Effect.gen(function* () {
        const projects = yield* ProjectRepository;
        const { research, site, data, projectId } = yield* lagoon;
        const decide = projects.decide({
          projectId,
          nodeId: data.id,
          decision: "approved",
          comment: "Welcome.",
        });
        assert.strictEqual((yield* site.as(projects.list({}))).items[0]?.id, projectId);
        assert.isTrue(Option.isNone(yield* research.as(decide)));
        assert.strictEqual(Option.getOrThrow(yield* site.as(decide)).consent, "approved");
        const seen = yield* research.as(projects.nodes(projectId));
        assert.deepStrictEqual(
          seen.map(({ nodeName, consent }) => [nodeName, consent]),
          [
            ["aggregator", "pending"],
            ["biscoe", "approved"],
          ],
        );
        const invitation = {
          projectId,
          nodeId: data.id,
          nodeTenantId: data.tenantId,
          nodeName: data.name,
          nodeType: data.type,
        };
        const again = Option.getOrThrow(yield* research.as(projects.invite(invitation)));
        assert.strictEqual(again.consent, "approved", "a second invitation changes nothing");
        const [stranger, elsewhere] = [yield* organisation("Stranger"), fresh(ProjectId)];
        assert.isTrue(Option.isNone(yield* stranger.as(projects.get(projectId))));
        assert.deepStrictEqual(yield* stranger.as(projects.nodes(projectId)), []);
        assert.isTrue(Option.isNone(yield* stranger.as(projects.invite(invitation))));
        assert.isTrue(
          Option.isNone(yield* research.as(projects.invite({ ...invitation, projectId: elsewhere }))),
        );
      }),
    );
  });

  layer(TestDatabase.layer(server))("the hub's keys", (it) => {
    it.effect("begin with one, however many processes start at once, and rotate", () =>
      Effect.gen(function* () {
        const keys = yield* HubKeyRepository;
        const made = (kid: string) => ({ kid, publicJwk: key("h"), privateKeySealed: hash() });
        assert.isTrue(Option.isNone(yield* keys.current));
        const kept = yield* Effect.forEach(["a", "b", "c"], (kid) => keys.ensure(made(kid)), {
          concurrency: "unbounded",
        });
        assert.strictEqual(new Set(kept.map(({ kid }) => kid)).size, 1);
        yield* keys.add(made("next"));
        assert.strictEqual(Option.getOrThrow(yield* keys.current).kid, "next");
        assert.isTrue(yield* keys.retire("next"));
        assert.strictEqual(Option.getOrThrow(yield* keys.current).kid, kept[0]?.kid);
        assert.strictEqual((yield* keys.list).length, 2);
      }),
    );
  });
});
