import { Context } from "effect";
import type { TenantState } from "./Tenant.ts";

/** In which states of the caller's organisation an operation answers; elsewhere it is 503 or 410 for everybody. */
export const AvailableIn = Context.Reference<ReadonlyArray<TenantState>>("@atoll/contract/AvailableIn", {
  defaultValue: () => ["active"],
});

/** For what a person does for itself, and for finding out what became of the organisation. */
export const whateverState: ReadonlyArray<TenantState> = ["active", "suspended", "archived"];
