import { Context } from "effect";
import type { Permission } from "./identity/Permission.ts";

/** Who may call an operation, as data: the server enforces it, the OpenAPI document and the tests read it. */
export type EndpointPolicy =
  | { readonly _tag: "Public" }
  | { readonly _tag: "SignedIn" }
  | { readonly _tag: "User"; readonly permission: Permission }
  | { readonly _tag: "Node" }
  | { readonly _tag: "AnyOf"; readonly policies: ReadonlyArray<EndpointPolicy> };

/** Every endpoint carries this annotation; the contract walk fails on one without. */
export const Policy = Context.Reference<EndpointPolicy | undefined>("@atoll/contract/Policy", {
  defaultValue: () => undefined,
});

/** Anyone, without a credential. */
export const everyone: EndpointPolicy = { _tag: "Public" };
/** Any user with a session, whatever the role. */
export const signedIn: EndpointPolicy = { _tag: "SignedIn" };
/** A user whose role in the active tenant has the permission. */
export const userWith = (permission: Permission): EndpointPolicy => ({ _tag: "User", permission });
/** A node agent, acting for itself. */
export const nodeItself: EndpointPolicy = { _tag: "Node" };
export const anyOf = (...policies: ReadonlyArray<EndpointPolicy>): EndpointPolicy => ({
  _tag: "AnyOf",
  policies,
});
