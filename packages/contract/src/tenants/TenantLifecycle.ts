import { Schema } from "effect";
import { TenantState } from "./Tenant.ts";

/** What can happen to an organisation. */
export const TenantEvent = Schema.Literals([
  "activate",
  "suspend",
  "resume",
  "archive",
  "restore",
  "purge",
  "finish",
]);
export type TenantEvent = typeof TenantEvent.Type;

type Row = { readonly [E in TenantEvent]?: TenantState };

const table: { readonly [S in TenantState]: Row } = {
  provisioning: { activate: "active" },
  active: { suspend: "suspended", archive: "archived" },
  suspended: { resume: "active", archive: "archived" },
  archived: { restore: "active", purge: "purging" },
  purging: { finish: "purged" },
  purged: {},
};

/** The state after `event`, or undefined where the event is illegal. Total over both alphabets. */
export const nextTenantState = (state: TenantState, event: TenantEvent): TenantState | undefined =>
  table[state][event];
