import type { BuiltInRole, Role } from "../hub/hub.ts";

/** From the farthest-reaching on. */
export const builtInRoles: ReadonlyArray<BuiltInRole> = [
  "owner",
  "admin",
  "steward",
  "member",
  "viewer",
  "guest",
];

export const roleWords: Readonly<Record<Role, { readonly name: string; readonly does: string }>> = {
  owner: { name: "Owner", does: "Does everything, hands the organisation over, archives and restores it." },
  admin: { name: "Administrator", does: "Manages members, roles, sign-in and settings, and does all work." },
  steward: {
    name: "Steward",
    does: "Speaks for sites: registers their nodes and consents to projects and analyses.",
  },
  member: { name: "Member", does: "Creates projects, submits analyses and reads the results." },
  viewer: { name: "Viewer", does: "Sees everything and changes nothing." },
  guest: { name: "Guest", does: "Sees only what it was given a role on." },
  custom: { name: "Own role", does: "A role that the organisation made." },
};

export const nameOf = (role: Role): string => roleWords[role].name;

/** The roles that somebody may give and take; nobody hands out more than it holds. */
export const givableBy = (role: Role): ReadonlyArray<BuiltInRole> => {
  if (role === "owner") return builtInRoles;
  return role === "admin" ? builtInRoles.slice(1) : [];
};

/** For a list to choose from. */
export const roleOptions = (
  roles: ReadonlyArray<BuiltInRole>,
): Array<{ readonly value: string; readonly label: string }> =>
  roles.map((role) => ({ value: role, label: nameOf(role) }));

export const asRole = (value: string): BuiltInRole => builtInRoles.find((role) => role === value) ?? "guest";
