import { GrantId } from "@atoll/contract/access/Grant";
import { Permission, PermissionScope, type Right, rightsOf } from "@atoll/contract/identity/Permission";
import { BuiltInRole, RoleId } from "@atoll/contract/identity/Role";
import { UserId } from "@atoll/contract/identity/User";
import type { Entitlement } from "@atoll/database/access/EntitlementRepository";
import { assert, describe, it } from "@effect/vitest";
import { SecureRandom } from "effect/crypto";
import fc from "fast-check";
import {
  isPermitted,
  isPermittedSomewhere,
  type Lineage,
  missingRights,
  reachOf,
} from "../../src/access/decide.ts";

const id = () => SecureRandom.uuidV7Unsafe();
const people = [UserId.make(id()), UserId.make(id())] as const;
const [me] = people;
const roleId = RoleId.make(id());

interface Made {
  readonly id: string;
  readonly createdBy: UserId;
}
interface World {
  readonly projects: ReadonlyArray<Made & { readonly analyses: ReadonlyArray<Made> }>;
}

const made = fc.constantFrom(...people).map((createdBy): Made => ({ id: id(), createdBy }));
const world: fc.Arbitrary<World> = fc.record({
  projects: fc.array(
    fc.tuple(made, fc.array(made, { maxLength: 3 })).map(([project, analyses]) => ({ ...project, analyses })),
    { minLength: 1, maxLength: 3 },
  ),
});

const permissions = ["projects:read", "analyses:read", "analyses:submit"] as const;
const right: fc.Arbitrary<Right> = fc.record({
  permission: fc.constantFrom(...permissions),
  scope: fc.constantFrom(...PermissionScope.literals),
});
const assigned = fc.oneof(
  fc
    .constantFrom(...BuiltInRole.literals)
    .map((role) => ({ role, roleId: null, roleName: null, rights: null })),
  fc
    .uniqueArray(right, { maxLength: 4, selector: ({ permission }) => permission })
    .map((rights) => ({ role: "custom" as const, roleId, roleName: "Own", rights })),
);

const targetsOf = ({ projects }: World) =>
  projects.flatMap((project) => [
    { type: "project" as const, object: project, project },
    ...project.analyses.map((object) => ({ type: "analysis" as const, object, project })),
  ]);

const scene = world.chain((given) =>
  fc.record({
    given: fc.constant(given),
    membership: assigned,
    grants: fc.array(fc.tuple(fc.constantFrom(...targetsOf(given)), assigned), { maxLength: 3 }),
    permission: fc.constantFrom(...permissions),
  }),
);

const rightsIn = ({ role, rights }: { role: string; rights: ReadonlyArray<Right> | null }) =>
  rights ?? Object.entries(rightsOf).find(([name]) => name === role)?.[1] ?? [];

describe("a decision", () => {
  it("is the one of a model that copies every right down to every object", () => {
    fc.assert(
      fc.property(scene, ({ given, membership, grants, permission }) => {
        const all = targetsOf(given);
        const allowed = new Set<string>();
        const mine = new Set(given.projects.filter(({ createdBy }) => createdBy === me).map((p) => p.id));
        for (const [{ type, object }] of grants) if (type === "project") mine.add(object.id);
        for (const { permission: held, scope } of rightsIn(membership)) {
          if (held !== permission) continue;
          for (const { object, project } of all) {
            if (scope === "tenant") allowed.add(object.id);
            if (scope === "own" && object.createdBy === me) allowed.add(object.id);
            if (scope === "project" && mine.has(project.id)) allowed.add(object.id);
          }
        }
        for (const [on, role] of grants) {
          if (!rightsIn(role).some((held) => held.permission === permission)) continue;
          allowed.add(on.object.id);
          if (on.type === "project") for (const { id: below } of on.project.analyses) allowed.add(below);
        }

        const entitlement: Entitlement = {
          userId: me,
          ...membership,
          grants: grants.map(([{ type, object }, role]) => ({
            id: GrantId.make(id()),
            resourceType: type,
            resourceId: object.id,
            ...role,
          })),
        };
        const reach = reachOf(entitlement, permission);
        for (const { type, object, project } of all) {
          const above = { type: "project" as const, id: project.id, createdBy: project.createdBy };
          const lineage: Lineage =
            type === "project" ? [above] : [{ type, id: object.id, createdBy: object.createdBy }, above];
          const expected = allowed.has(object.id);
          assert.strictEqual(isPermitted(entitlement, permission, lineage), expected);
          if (expected) assert.isTrue(isPermittedSomewhere(entitlement, permission));
          // What a list holds is what a decision on each of its items would let through.
          const inList =
            reach === undefined ||
            (reach.made && object.createdBy === me) ||
            (reach.inMadeProjects && project.createdBy === me) ||
            reach.projects.includes(project.id) ||
            reach.analyses.includes(object.id);
          assert.strictEqual(inList, expected);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("lets nobody hand out a right that it does not hold as far itself", () => {
    const every = fc.record({
      permission: fc.constantFrom(...Permission.literals),
      scope: fc.constantFrom(...PermissionScope.literals),
    });
    fc.assert(
      fc.property(assigned, fc.array(every, { maxLength: 5 }), (membership, wanted) => {
        const entitlement: Entitlement = { userId: me, ...membership, grants: [] };
        const held = rightsIn(membership);
        const missing = missingRights(entitlement, wanted);
        for (const one of wanted) {
          const isHeld = held.some(
            (right) => right.permission === one.permission && ["tenant", one.scope].includes(right.scope),
          );
          assert.strictEqual(missing.includes(one), !isHeld);
        }
      }),
    );
  });
});
