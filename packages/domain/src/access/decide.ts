import type { Ground } from "@atoll/contract/access/Explanation";
import type { Permission, Right } from "@atoll/contract/identity/Permission";
import { rightsOf } from "@atoll/contract/identity/Permission";
import type { Entitlement, LineageMember } from "@atoll/database/access/EntitlementRepository";
import type { Reach } from "@atoll/database/access/Reach";

/**
 * The object that is asked about and what it lies in, from below: an analysis and its project. Empty stands for the
 * organisation itself, and for what is not its own.
 */
export type Lineage = ReadonlyArray<LineageMember>;

type Assigned = Pick<Entitlement, "role" | "rights">;

/** The rights of a role as somebody has it. */
export const rightsIn = ({ role, rights }: Assigned): ReadonlyArray<Right> =>
  role === "custom" ? (rights ?? []) : rightsOf[role];

const reaches = (right: Right, { userId, grants }: Entitlement, lineage: Lineage): boolean => {
  switch (right.scope) {
    case "tenant":
      return true;
    case "own":
      return lineage[0]?.createdBy === userId;
    case "project":
      return lineage.some(
        ({ type, id, createdBy }) =>
          type === "project" &&
          (createdBy === userId ||
            grants.some(({ resourceType, resourceId }) => resourceType === type && resourceId === id)),
      );
  }
};

/** Everything that gives the person the permission somewhere, and whether it does here. */
export const groundsOf = (
  entitlement: Entitlement,
  permission: Permission,
  lineage: Lineage,
): ReadonlyArray<Ground> => {
  const { role, roleId, roleName, grants } = entitlement;
  const ofMembership = rightsIn(entitlement)
    .filter((right) => right.permission === permission)
    .map((right): Ground => {
      const on = { grantId: null, resourceType: null, resourceId: null };
      const here = reaches(right, entitlement, lineage);
      return { source: "membership", role, roleId, roleName, scope: right.scope, ...on, reaches: here };
    });
  const ofGrants = grants
    .filter((grant) => rightsIn(grant).some((right) => right.permission === permission))
    .map(({ id: grantId, resourceType, resourceId, ...grant }): Ground => {
      const here = lineage.some(({ type, id }) => type === resourceType && id === resourceId);
      const { role: given, roleId: givenId, roleName: givenName } = grant;
      const named = { role: given, roleId: givenId, roleName: givenName };
      return { source: "grant", ...named, scope: null, grantId, resourceType, resourceId, reaches: here };
    });
  return [...ofMembership, ...ofGrants];
};

/** Whether the person may, on the object. */
export const isPermitted = (entitlement: Entitlement, permission: Permission, lineage: Lineage): boolean =>
  groundsOf(entitlement, permission, lineage).some((ground) => ground.reaches);

/** Whether the person may on anything that there is or could be. */
export const isPermittedSomewhere = (entitlement: Entitlement, permission: Permission): boolean =>
  groundsOf(entitlement, permission, []).length > 0;

/** Where the permission reaches, for lists; undefined: everywhere in the organisation and what others share with it. */
export const reachOf = (entitlement: Entitlement, permission: Permission): Reach | undefined => {
  const { userId, grants } = entitlement;
  const grounds = groundsOf(entitlement, permission, []);
  const scopes = new Set(grounds.map(({ scope }) => scope));
  if (scopes.has("tenant")) return undefined;
  const inProjects = scopes.has("project");
  const granted = (type: "project" | "analysis", all: boolean) => [
    ...new Set([
      ...grounds.flatMap((on) => (on.resourceType === type && on.resourceId !== null ? [on.resourceId] : [])),
      ...(all ? grants.flatMap((on) => (on.resourceType === type ? [on.resourceId] : [])) : []),
    ]),
  ];
  return {
    userId,
    made: scopes.has("own"),
    inMadeProjects: inProjects,
    projects: granted("project", inProjects),
    analyses: granted("analysis", false),
  };
};

/**
 * The rights of a role that the person cannot hand out in the organisation, for want of them. A narrower scope is no part
 * of a wider one (`own` reaches into projects of others), so the scope has to be the same, or the whole organisation.
 */
export const missingRights = (
  entitlement: Entitlement,
  rights: ReadonlyArray<Right>,
): ReadonlyArray<Right> => {
  const held = rightsIn(entitlement);
  return rights.filter(
    ({ permission, scope }) =>
      !held.some(
        (right) => right.permission === permission && (right.scope === "tenant" || right.scope === scope),
      ),
  );
};

/** The rights of a role that the person cannot hand out on an object, because it may not do that there itself. */
export const missingOn = (
  entitlement: Entitlement,
  rights: ReadonlyArray<Right>,
  lineage: Lineage,
): ReadonlyArray<Right> => rights.filter(({ permission }) => !isPermitted(entitlement, permission, lineage));
