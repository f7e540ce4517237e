import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import type { Permission, Right } from "@atoll/contract/identity/Permission";
import type { Role, RoleId } from "@atoll/contract/identity/Role";
import { SessionId } from "@atoll/contract/identity/SessionId";
import { UserId } from "@atoll/contract/identity/User";
import { ProjectId } from "@atoll/contract/projects/Project";
import { type Actor, CurrentRequest } from "@atoll/contract/RequestContext";
import { AnalysisRepository } from "@atoll/database/analyses/AnalysisRepository";
import { ProjectRepository } from "@atoll/database/projects/ProjectRepository";
import { Wakeups } from "@atoll/infra/wakeups/Wakeups";
import { Invalidations } from "@atoll/platform/invalidations/Invalidations";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { PgClient } from "@effect/sql-pg";
import { assert, layer } from "@effect/vitest";
import { DateTime, Duration, Effect, Layer } from "effect";
import { SecureRandom } from "effect/crypto";
import { Access } from "../../src/access/Access.ts";
import { Entitlements } from "../../src/access/Entitlements.ts";
import { Grants } from "../../src/access/Grants.ts";
import { everyPermit } from "../../src/Permit.ts";
import { Operators } from "../../src/access/Operators.ts";
import { Permissions } from "../../src/access/Permissions.ts";
import { Roles } from "../../src/access/Roles.ts";
import { AnalysisReading } from "../../src/analyses/AnalysisReading.ts";
import { Revocations } from "../../src/revocation/Revocations.ts";
import { Projects } from "../../src/projects/Projects.ts";
import { Quotas } from "../../src/tenants/Quotas.ts";
import { organisation } from "../support/organisation.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const services = Layer.mergeAll(
  Roles.layer,
  Grants.layer,
  Permissions.layer,
  Projects.layer,
  AnalysisReading.layer,
).pipe(
  Layer.provideMerge(Access.layer),
  Layer.provide([Entitlements.layer, Operators.layerNobody, Quotas.layer]),
  Layer.provide([Revocations.layer.pipe(Layer.provide(Invalidations.layerMemory)), Wakeups.layerMemory]),
);

const superuser = Layer.unwrap(
  Effect.map(TestPostgres, ({ urls }) => PgClient.layer({ url: urls.superuser, maxConnections: 1 })),
);

const fresh = <Id>(brand: { readonly make: (text: string) => Id }): Id =>
  brand.make(SecureRandom.uuidV7Unsafe());

const everywhere = (...permissions: ReadonlyArray<Permission>): ReadonlyArray<Right> =>
  permissions.map((permission) => ({ permission, scope: "tenant" }));

const tagOf = Effect.match({
  onFailure: (error: { readonly _tag: string }) => error._tag,
  onSuccess: () => "ok",
});

/** An organisation with two projects of its owner and an analysis in each, and members by their roles. */
const lagoon = Effect.gen(function* () {
  const sql = yield* PgClient.PgClient;
  const { tenantId, userId, as } = yield* organisation("Lagoon");
  const projects = yield* ProjectRepository;
  const analyses = yield* AnalysisRepository;
  const place = Effect.fnUntraced(function* (createdBy: UserId) {
    const [projectId, analysisId] = [fresh(ProjectId), fresh(AnalysisId)];
    yield* as(projects.create({ id: projectId, name: "Penguins", description: "", createdBy }));
    const draft = { name: "Sexes", description: "", parameters: {}, quorum: 1, nodes: [] };
    const times = { consentDeadlineSeconds: 60, runTimeoutSeconds: 60 };
    yield* as(analyses.create({ id: analysisId, projectId, createdBy, ...draft, ...times }));
    return { projectId, analysisId };
  });
  const member = Effect.fnUntraced(function* (role: Role, roleId: RoleId | null = null) {
    const id = fresh(UserId);
    const email = `${id}@lagoon.example`;
    yield* sql`insert into users (id, email, canonical_email, display_name) values (${id}, ${email}, ${email}, 'M')`;
    yield* sql`
      insert into memberships (tenant_id, user_id, role, role_id) values (${tenantId}, ${id}, ${role}, ${roleId})`;
    const actor: Actor = {
      _tag: "User",
      userId: id,
      role,
      roleId,
      credential: {
        _tag: "Session",
        sessionId: fresh(SessionId),
        assurance: "single",
        authenticatedAt: DateTime.makeUnsafe(0),
      },
    };
    const asMember = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
      effect.pipe(
        Effect.provide(everyPermit),
        Effect.provideService(CurrentRequest, { requestId: null, tenantId, actor, address: null }),
      );
    return { id, as: asMember };
  });
  return {
    sql,
    tenantId,
    owner: userId,
    as,
    member,
    one: yield* place(userId),
    two: yield* place(userId),
    place,
  };
});

layer(superuser.pipe(Layer.provideMerge(services), Layer.provideMerge(TestDatabase.layer)), {
  excludeTestServices: true,
})("access", (it) => {
  it.effect(
    "a guest sees the project it was given, what lies in it, and nothing else, until it is taken back",
    () =>
      Effect.gen(function* () {
        const { as, member, one, two } = yield* lagoon;
        const { permits, permitsAnywhere } = yield* Access;
        const [grants, projects, reading] = yield* Effect.all([Grants, Projects, AnalysisReading]);
        const guest = yield* member("guest");
        const seen = guest.as(
          Effect.gen(function* () {
            const listed = yield* projects.list({});
            const analyses = yield* reading.list({});
            return [...listed.items, ...analyses.items].map(({ id }) => id).sort();
          }),
        );
        const may = (permission: Permission, { projectId, analysisId } = one) =>
          guest.as(
            Effect.all([
              permits(permission, { type: "project", id: projectId }),
              permits(permission, { type: "analysis", id: analysisId }),
            ]),
          );
        assert.deepStrictEqual(yield* may("analyses:read"), [false, false]);
        assert.isFalse(yield* guest.as(permitsAnywhere("analyses:read")));
        assert.deepStrictEqual(yield* seen, []);

        const on = { userId: guest.id, resourceType: "project", resourceId: one.projectId } as const;
        const given = yield* as(grants.create({ ...on, role: "viewer", roleId: null }));
        const again = yield* as(grants.create({ ...on, role: "viewer", roleId: null }));
        assert.deepStrictEqual(again, given);
        assert.deepStrictEqual(yield* may("analyses:read"), [true, true]);
        assert.deepStrictEqual(yield* may("analyses:read", two), [false, false]);
        assert.deepStrictEqual(yield* may("analyses:submit"), [false, false]);
        assert.isFalse(yield* guest.as(permits("analyses:read")));
        assert.isTrue(yield* guest.as(permitsAnywhere("analyses:read")));
        assert.deepStrictEqual(yield* seen, [one.projectId, one.analysisId].sort());

        yield* as(grants.remove(given.id));
        assert.deepStrictEqual(yield* seen, []);
        assert.strictEqual(yield* tagOf(as(grants.remove(given.id))), "GrantNotFound");

        const single = { ...on, resourceType: "analysis", resourceId: two.analysisId } as const;
        yield* as(grants.create({ ...single, role: "member", roleId: null }));
        assert.deepStrictEqual(yield* may("analyses:submit", two), [false, true]);
        assert.deepStrictEqual(yield* seen, [two.analysisId]);
        const page = yield* as(grants.list({ userId: guest.id }, {}));
        assert.deepStrictEqual(
          page.items.map(({ resourceId }) => resourceId),
          [two.analysisId],
        );
      }),
  );

  it.effect("scopes reach what the person made, and the projects it has a part in", () =>
    Effect.gen(function* () {
      const { as, member, one, two, place } = yield* lagoon;
      const [roles, grants, projects, reading, access] = yield* Effect.all([
        Roles,
        Grants,
        Projects,
        AnalysisReading,
        Access,
      ]);
      const rights = [
        { permission: "projects:read", scope: "project" },
        { permission: "analyses:read", scope: "project" },
        { permission: "analyses:update", scope: "own" },
      ] as const;
      const { id: roleId } = yield* as(roles.create({ name: "Assistant", rights }));
      const assistant = yield* member("custom", roleId);
      const own = yield* place(assistant.id);
      yield* as(
        grants.create({
          userId: assistant.id,
          resourceType: "project",
          resourceId: one.projectId,
          role: "guest",
          roleId: null,
        }),
      );
      const ids = ({ items }: { readonly items: ReadonlyArray<{ readonly id: string }> }) =>
        items.map(({ id }) => id);
      // Newest first, page by page.
      const first = yield* assistant.as(projects.list({ limit: 1 }));
      assert.deepStrictEqual(ids(first), [own.projectId]);
      const second = yield* assistant.as(projects.list({ limit: 1, cursor: first.nextCursor ?? "" }));
      assert.deepStrictEqual([ids(second), second.nextCursor], [[one.projectId], null]);
      assert.deepStrictEqual(ids(yield* assistant.as(reading.list({}))), [own.analysisId, one.analysisId]);
      const inOne = yield* assistant.as(reading.list({ projectId: one.projectId }));
      assert.deepStrictEqual(ids(inOne), [one.analysisId]);
      const may = (permission: Permission, { analysisId }: { readonly analysisId: AnalysisId }) =>
        assistant.as(access.permits(permission, { type: "analysis", id: analysisId }));
      assert.isTrue(yield* may("analyses:update", own));
      assert.isFalse(yield* may("analyses:update", one));
      assert.isTrue(yield* may("analyses:read", one));
      assert.isFalse(yield* may("analyses:read", two));
    }),
  );

  it.effect("nobody gives away or adds to a role what it does not hold", () =>
    Effect.gen(function* () {
      const { as, member, one } = yield* lagoon;
      const [roles, grants] = yield* Effect.all([Roles, Grants]);
      const creation = (name: string, rights: ReadonlyArray<Right>) => roles.create({ name, rights });
      const manager = yield* as(
        creation("Manager", everywhere("roles:create", "roles:update", "grants:create", "projects:read")),
      );
      const { as: asManager, id } = yield* member("custom", manager.id);
      const widened = everywhere("roles:update", "tenants:archive");
      assert.strictEqual(
        yield* tagOf(asManager(roles.change(manager.id, { rights: widened }))),
        "Escalation",
      );
      assert.strictEqual(yield* tagOf(asManager(creation("Other", widened))), "Escalation");
      assert.strictEqual(yield* tagOf(asManager(creation("Reader", everywhere("projects:read")))), "ok");
      const give = (role: Role, roleId: RoleId | null = null) =>
        tagOf(
          asManager(
            grants.create({
              userId: id,
              resourceType: "project",
              resourceId: one.projectId,
              role,
              roleId,
            }),
          ),
        );
      assert.strictEqual(yield* give("member"), "Escalation");
      const strong = yield* as(creation("Strong", everywhere("analyses:read")));
      assert.strictEqual(yield* give("custom", strong.id), "Escalation");
      const weakened = roles.change(strong.id, { rights: everywhere("projects:read") });
      assert.strictEqual(yield* tagOf(asManager(weakened)), "Escalation");
      // A grant, however weak, would make the project one of those on which the person's own role counts.
      const sleeper = yield* as(creation("Sleeper", [{ permission: "analyses:read", scope: "project" }]));
      const sleeping = yield* member("custom", sleeper.id);
      const weak = yield* as(creation("Weak", everywhere("projects:read")));
      const onProject = { resourceType: "project", resourceId: one.projectId, role: "custom" } as const;
      const wake = { userId: sleeping.id, ...onProject, roleId: weak.id };
      assert.strictEqual(yield* tagOf(asManager(grants.create(wake))), "Escalation");
      assert.strictEqual(yield* give("custom", weak.id), "ok");
      const unknown = { ...wake, userId: fresh(UserId) };
      assert.strictEqual(yield* tagOf(as(grants.create(unknown))), "GranteeNotFound");
      assert.strictEqual(
        yield* tagOf(as(grants.create({ ...wake, resourceId: fresh(ProjectId) }))),
        "ProjectNotFound",
      );
    }),
  );

  it.effect("a role is removed when nobody has it, and its name is its own", () =>
    Effect.gen(function* () {
      const { as, member, sql } = yield* lagoon;
      const roles = yield* Roles;
      const first = yield* as(roles.create({ name: "Assistant", rights: [] }));
      const other = yield* as(roles.create({ name: "Other", rights: [] }));
      assert.strictEqual(yield* tagOf(as(roles.create({ name: "Other", rights: [] }))), "RoleNameTaken");
      assert.strictEqual(yield* tagOf(as(roles.change(first.id, { name: "Other" }))), "RoleNameTaken");
      const { id } = yield* member("custom", first.id);
      assert.strictEqual(yield* tagOf(as(roles.remove(first.id))), "RoleInUse");
      yield* sql`update memberships set role = 'guest', role_id = null where user_id = ${id}`;
      yield* as(roles.remove(first.id));
      assert.strictEqual(yield* tagOf(as(roles.get(first.id))), "RoleNotFound");
      const { items } = yield* as(roles.list({}));
      assert.deepStrictEqual(
        items.map((role) => role.id),
        [other.id],
      );
    }),
  );

  it.effect("a change of a role counts at once for a hundred thousand objects, by one row", () =>
    Effect.gen(function* () {
      const { as, member, sql, tenantId, owner, one } = yield* lagoon;
      const [roles, reading, { permits }] = yield* Effect.all([Roles, AnalysisReading, Access]);
      // As a restore would: without the triggers of single rows.
      yield* sql`set local session_replication_role = replica`.pipe(
        Effect.andThen(sql`
        insert into analyses (tenant_id, id, project_id, name, parameters, runtime, quorum, consent_deadline_seconds,
          run_timeout_seconds, created_by)
        select ${tenantId}, ('018f0000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, ${one.projectId}, 'a', '{}',
          '{}', 1, 1, 1, ${owner} from generate_series(1, 100000) n`),
        sql.withTransaction,
      );
      const { id: roleId } = yield* as(roles.create({ name: "Reader", rights: everywhere("analyses:read") }));
      const reader = yield* member("custom", roleId);
      const target = {
        type: "analysis",
        id: AnalysisId.make("018f0000-0000-7000-8000-000000000001"),
      } as const;
      assert.isTrue(yield* reader.as(permits("analyses:read", target)));
      assert.lengthOf((yield* reader.as(reading.list({ limit: 100 }))).items, 100);

      const [elapsed] = yield* Effect.timed(as(roles.change(roleId, { rights: [] })));
      // About two milliseconds; rewriting a hundred thousand rows would take seconds.
      assert.isBelow(Duration.toMillis(elapsed), 500);
      assert.isFalse(yield* reader.as(permits("analyses:read", target)));
      assert.lengthOf((yield* reader.as(reading.list({ limit: 100 }))).items, 0);
    }),
  );

  it.effect("an explanation says what gives a permission, and what does not reach", () =>
    Effect.gen(function* () {
      const { as, member, one, two, tenantId } = yield* lagoon;
      const [grants, permissions] = yield* Effect.all([Grants, Permissions]);
      const guest = yield* member("guest");
      const given = yield* as(
        grants.create({
          userId: guest.id,
          resourceType: "project",
          resourceId: one.projectId,
          role: "viewer",
          roleId: null,
        }),
      );
      const reads = ({ permissions: all }: Effect.Success<ReturnType<typeof permissions.inTenant>>) =>
        all.find(({ permission }) => permission === "analyses:read");
      const onOne = reads(yield* guest.as(permissions.onAnalysis(one.analysisId)));
      assert.deepInclude(onOne, {
        allowed: true,
        because: `It is held by the role viewer, given on the project ${one.projectId}.`,
      });
      assert.deepInclude(onOne?.grounds[0], { source: "grant", grantId: given.id, reaches: true });
      assert.strictEqual(yield* tagOf(guest.as(permissions.onAnalysis(two.analysisId))), "AnalysisNotFound");
      const onTwo = reads(yield* as(permissions.onAnalysis(two.analysisId, guest.id)));
      assert.deepInclude(onTwo, {
        allowed: false,
        because: `It is held by the role viewer, given on the project ${one.projectId}, which does not reach here.`,
      });
      assert.strictEqual(yield* tagOf(guest.as(permissions.inTenant(tenantId, fresh(UserId)))), "Forbidden");
      const stranger = reads(yield* as(permissions.inTenant(tenantId, fresh(UserId))));
      assert.deepInclude(stranger, { allowed: false, because: "The person is no member." });
    }),
  );
});
