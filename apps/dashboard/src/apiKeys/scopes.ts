import type { NewApiKey, Permission } from "../hub/hub.ts";
import { permissionWords } from "../tenants/permissionWords.ts";

export type Scope = NewApiKey["scopes"][number];

/** What a key may be good for, from seeing on; the compiler wants all scopes of the contract here. */
const offered: { readonly [S in Scope]: true } = {
  "tenants:read": true,
  "projects:read": true,
  "nodes:read": true,
  "analyses:read": true,
  "jobs:read": true,
  "schedules:read": true,
  "projects:create": true,
  "projects:update": true,
  "analyses:create": true,
  "analyses:update": true,
  "analyses:submit": true,
  "analyses:cancel": true,
  "jobs:create": true,
  "jobs:cancel": true,
  "nodes:create": true,
  "nodes:update": true,
  "projects:consent": true,
  "analyses:consent": true,
  "jobs:update": true,
  "schedules:create": true,
  "schedules:update": true,
  "schedules:delete": true,
  "audit:read": true,
};

const isScope = (name: string): name is Scope => name in offered;

export const scopes: ReadonlyArray<Scope> = Object.keys(offered).filter(isScope);

/** In the words that roles are told in. */
export const wordsOf = (permission: Permission): string => permissionWords[permission];

/** The scopes among what was ticked. */
export const chosenScopes = (form: HTMLFormElement): Array<Scope> =>
  new FormData(form).getAll("scopes").flatMap((value) => {
    return typeof value === "string" && isScope(value) ? [value] : [];
  });
