import { Permission } from "@atoll/contract/identity/Permission";
import { Context } from "effect";

/**
 * The proof that the caller was held against a permission. A service method that needs one has it in its requirements;
 * so a handler that does not discharge it does not compile. It says nothing about which object was meant: whoever
 * discharges it does.
 */
export interface Permit<out P extends Permission> {
  readonly permission: P;
}

/** The key under which the proof for `permission` is given. */
export const Permit = <P extends Permission>(permission: P) =>
  Context.Service<Permit<P>>(`@atoll/domain/Permit/${permission}`);

/** Proofs of all permissions: for work that no caller asked for, and that no policy stands before. */
export const everyPermit = Permission.literals.reduce(
  (context: Context.Context<Permit<Permission>>, permission: Permission) =>
    Context.add(context, Permit(permission), { permission }),
  Context.make(Permit<Permission>("tenants:read"), { permission: "tenants:read" }),
);
