import { assert, layer } from "@effect/vitest";
import { defaultQuotas } from "@atoll/contract/tenants/TenantSettings";
import { installation } from "@atoll/contract/audit/installation";
import { AuditEntryRepository } from "@atoll/database/audit/AuditEntryRepository";
import { MembershipRepository } from "@atoll/database/tenants/MembershipRepository";
import { ProjectRepository } from "@atoll/database/projects/ProjectRepository";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import { NodeRepository } from "@atoll/database/nodes/NodeRepository";
import { NodeTokenRepository } from "@atoll/database/nodes/NodeTokenRepository";
import * as KeyPair from "@atoll/security/KeyPair";
import { ProjectId } from "@atoll/contract/projects/Project";
import { DateTime, Duration, Effect, Exit, Layer, Option } from "effect";
import { ofNode } from "../../src/identity/Caller.ts";
import { actingAs, currentUser } from "../../src/caller.ts";
import { newId } from "../../src/newId.ts";
import { Quotas } from "../../src/tenants/Quotas.ts";
import { TenantOperations } from "../../src/tenants/TenantOperations.ts";
import { Tenants } from "../../src/tenants/Tenants.ts";
import { organisation } from "../support/organisation.ts";
import { layerTenants } from "../support/tenantServices.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const all = Effect.all([Tenants, TenantOperations]);

layer(layerTenants.pipe(Layer.provideMerge(TestDatabase.layer)), { excludeTestServices: true })(
  "an organisation",
  (it) => {
    it.effect("is founded by somebody who has one, and belongs to the founder", () =>
      Effect.gen(function* () {
        const [tenants] = yield* all;
        const ana = yield* organisation("Ana");
        const reef = yield* ana.as(tenants.found("Reef"));
        assert.deepInclude(reef, { name: "Reef", state: "active", revision: 1, quotas: defaultQuotas });
        const mine = yield* ana.as(tenants.mine());
        assert.deepStrictEqual(
          mine.map(({ id, role }) => [id, role]),
          [
            [ana.tenantId, "owner"],
            [reef.id, "owner"],
          ],
        );
        const foreign = yield* Effect.flip(ana.as(tenants.get(reef.id)));
        assert.strictEqual(foreign._tag, "TenantNotFound", "the session acts in the first one");
      }),
    );

    it.effect("lets one person own so many, however many are founded at once", () =>
      Effect.gen(function* () {
        const [tenants] = yield* all;
        const ana = yield* organisation("Ana");
        const exits = yield* Effect.all(
          Array.from({ length: 30 }, (_, index) => Effect.exit(ana.as(tenants.found(`Reef ${index}`)))),
          { concurrency: "unbounded" },
        );
        assert.strictEqual(exits.filter(Exit.isSuccess).length, 24);
        assert.strictEqual((yield* ana.as(tenants.mine())).length, 25);
      }),
    );

    it.effect("is changed by one of two who read the same revision", () =>
      Effect.gen(function* () {
        const [tenants] = yield* all;
        const ana = yield* organisation("Ana");
        const change = (name: string, ifMatch?: string) =>
          Effect.exit(ana.as(tenants.change(ana.tenantId, { name }, ifMatch)));
        const exits = yield* Effect.all(
          Array.from({ length: 8 }, (_, index) => change(`Ana ${index}`, '"1"')),
          { concurrency: "unbounded" },
        );
        assert.strictEqual(exits.filter(Exit.isSuccess).length, 1);
        const without = yield* Effect.flip(
          ana.as(tenants.change(ana.tenantId, { name: "Never" }, undefined)),
        );
        assert.strictEqual(without._tag, "PreconditionRequired");
        const settings = { mfaRequired: true, sessionIdleSeconds: 600, sessionAbsoluteSeconds: null };
        const changed = yield* ana.as(tenants.change(ana.tenantId, { settings }, '"2"'));
        assert.deepInclude(changed, { settings, revision: 3 });
        assert.match(changed.name, /^Ana \d$/);
      }),
    );

    it.effect("is archived, and restored by its owner unless an operator had suspended it", () =>
      Effect.gen(function* () {
        const [tenants, operations] = yield* all;
        const ana = yield* organisation("Ana");
        const ops = yield* organisation("Operator");
        const { tenantId } = ana;
        const archived = yield* ana.as(tenants.archive(tenantId));
        assert.strictEqual(archived.state, "archived");
        const days = DateTime.distance(archived.stateChangedAt, archived.purgeAfter ?? archived.createdAt);
        assert.strictEqual(Duration.toDays(days), 30);
        assert.strictEqual(
          (yield* Effect.flip(ana.as(tenants.archive(tenantId))))._tag,
          "TenantStateConflict",
        );
        const restored = yield* ana.as(tenants.restore(tenantId));
        assert.deepInclude(restored, { state: "active", purgeAfter: null });

        for (const event of ["suspend", "archive"] as const) yield* ops.as(operations.move(tenantId, event));
        const held = yield* Effect.flip(ana.as(tenants.restore(tenantId)));
        assert.strictEqual(held._tag, "TenantStateConflict");
        assert.strictEqual((yield* ops.as(operations.move(tenantId, "restore"))).state, "active");
        const trail = yield* AuditEntryRepository;
        const actions = Effect.map(trail.list({}, { limit: 20 }), ({ items }) =>
          items.map(({ action }) => action),
        );
        assert.deepStrictEqual(yield* ana.as(actions), [
          "admin.restore",
          "admin.archive",
          "admin.suspend",
          "tenants.restore",
          "tenants.archive",
        ]);
        const moved = { targetId: tenantId, action: "tenant.moved" };
        const { items } = yield* ops.as(
          Effect.flatMap(currentUser, (actor) =>
            trail.list(moved, { limit: 20 }).pipe(actingAs(installation, actor)),
          ),
        );
        assert.deepStrictEqual(
          items.map(({ changes }) => changes["state"]?.after),
          ["active", "archived", "suspended"],
        );
      }),
    );

    it.effect("takes its nodes' tokens with it: they say that it is suspended", () =>
      Effect.gen(function* () {
        const [, operations] = yield* all;
        const [nodes, tokens] = yield* Effect.all([NodeRepository, NodeTokenRepository]);
        const ana = yield* organisation("Ana");
        const key = (yield* KeyPair.generateSigning).publicJwk;
        const id = yield* newId(NodeId);
        const keys = { signingKey: key, sealingKey: key, fingerprint: "a".repeat(64) };
        yield* ana.as(nodes.create({ id, name: "Site", type: "default", ...keys }));
        const hash = crypto.getRandomValues(new Uint8Array(32));
        yield* ana.as(tokens.create(id, hash, Duration.minutes(10)));
        const stateNow = Effect.map(
          tokens.find(hash),
          Option.map((token) => ofNode(token).value.caller.tenantState),
        );
        assert.deepStrictEqual(yield* stateNow, Option.some("active"));
        const ops = yield* organisation("Operator");
        yield* ops.as(operations.move(ana.tenantId, "suspend"));
        assert.deepStrictEqual(yield* stateNow, Option.some("suspended"));
      }),
    );

    it.effect("moves once, however many ask at the same time", () =>
      Effect.gen(function* () {
        const [, operations] = yield* all;
        const ana = yield* organisation("Ana");
        const ops = yield* organisation("Operator");
        const suspend = Effect.exit(ops.as(operations.move(ana.tenantId, "suspend")));
        const exits = yield* Effect.replicateEffect(suspend, 12, { concurrency: "unbounded" });
        assert.strictEqual(exits.filter(Exit.isSuccess).length, 1);
      }),
    );

    it.effect("gets no more of anything than its quota, however many add at once", () =>
      Effect.gen(function* () {
        const [, operations] = yield* all;
        const quotas = yield* Quotas;
        const projects = yield* ProjectRepository;
        const ana = yield* organisation("Ana");
        const ops = yield* organisation("Operator");
        yield* ops.as(operations.setQuotas(ana.tenantId, { ...defaultQuotas, projects: 5 }));
        const add = Effect.gen(function* () {
          const id = yield* newId(ProjectId);
          const made = projects.create({ id, name: "P", description: "", createdBy: ana.userId });
          return yield* quotas.within("projects", projects.count, made);
        }).pipe(ana.as, Effect.result);
        const results = yield* Effect.replicateEffect(add, 20, { concurrency: "unbounded" });
        const failures = results.flatMap((result) =>
          result._tag === "Failure" ? [result.failure._tag] : [],
        );
        assert.deepStrictEqual(
          failures,
          Array.from({ length: 15 }, () => "QuotaExceeded"),
        );
        assert.strictEqual(yield* ana.as(projects.count), 5);
      }),
    );

    it.effect("is listed to operators by its numbers", () =>
      Effect.gen(function* () {
        const [, operations] = yield* all;
        const memberships = yield* MembershipRepository;
        const ana = yield* organisation("Ana");
        const other = yield* organisation("Other");
        yield* ana.as(memberships.add(other.userId, "member"));
        const { items } = yield* other.as(operations.list({ limit: 100 }));
        const found = items.find(({ id }) => id === ana.tenantId);
        assert.deepInclude(found, { name: "Ana", members: 2, projects: 0, nodes: 0, purgeCounts: null });
      }),
    );
  },
);
