import { rightsOf } from "@atoll/contract/identity/Permission";
import type { BuiltInRole, Role } from "@atoll/contract/identity/Role";

/**
 * Whether somebody with the role `mine` may give or take the role `other`: it holds every right of it. Of a role that
 * the organisation made itself nothing is known here, so it gives none.
 */
export const mayGive = (mine: Role, other: Role): boolean => {
  if (mine === "owner") return true;
  if (mine === "custom" || other === "custom") return false;
  return isWithin(other, mine);
};

const isWithin = (inner: BuiltInRole, outer: BuiltInRole): boolean =>
  rightsOf[inner].every(({ permission, scope }) =>
    rightsOf[outer].some((right) => right.permission === permission && right.scope === scope),
  );
