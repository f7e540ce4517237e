import type { NewApiKey } from "../hub/hub.ts";

export type Scope = NewApiKey["scopes"][number];

/** What a key may be good for, in words; the compiler wants one for each scope of the contract. */
const words: { readonly [S in Scope]: string } = {
  "tenants:read": "Read the organisation",
  "projects:read": "Read projects",
  "nodes:read": "Read nodes",
  "analyses:read": "Read analyses and their results",
  "jobs:read": "Read jobs",
  "schedules:read": "Read schedules",
  "projects:create": "Create projects",
  "projects:update": "Change projects",
  "analyses:create": "Create analyses",
  "analyses:update": "Change analyses",
  "analyses:submit": "Submit analyses",
  "analyses:cancel": "Cancel analyses",
  "jobs:create": "Start jobs",
  "jobs:cancel": "Cancel jobs",
  "nodes:create": "Register nodes",
  "nodes:update": "Change nodes",
  "projects:consent": "Consent to projects for a node",
  "analyses:consent": "Consent to analyses for a node",
  "jobs:update": "Repeat or discard dead letters",
  "schedules:create": "Create schedules",
  "schedules:update": "Change schedules",
  "schedules:delete": "Delete schedules",
  "audit:read": "Read the audit trail",
};

const isScope = (name: string): name is Scope => name in words;

export const scopes: ReadonlyArray<Scope> = Object.keys(words).filter(isScope);

/** The name of the permission where a key has one that none is made for any more. */
export const wordsOf = (scope: string): string => (isScope(scope) ? words[scope] : scope);

/** The scopes among what was ticked. */
export const chosenScopes = (form: HTMLFormElement): Array<Scope> =>
  new FormData(form).getAll("scopes").flatMap((value) => {
    return typeof value === "string" && isScope(value) ? [value] : [];
  });
