import { Context } from "effect";
import type { ResourceType } from "./access/Grant.ts";
import type { Permission } from "./identity/Permission.ts";

/** Objects on which a person may have been given a role of their own. */
export type GrantTarget = ResourceType;

/** What is asked of a user beside who it is. */
export interface Demands {
  /**
   * Signed in a short while ago, with a second factor where the user has one: for what is hard to undo. By a session: an
   * access token has to show again who it is for, and is answered with one.
   */
  readonly stepUp?: true;
  /** By a person at a page or a terminal: no API key, however wide its scopes, and no token of another issuer. */
  readonly interactive?: true;
}

/** Who may call an operation, as data: the server enforces it, the OpenAPI document and the tests read it. */
export type EndpointPolicy =
  | { readonly _tag: "Public" }
  | { readonly _tag: "SignedIn"; readonly demands: Demands; readonly pending: boolean }
  | {
      readonly _tag: "User";
      readonly permission: Permission;
      readonly demands: Demands;
      /** The object in the path: a role given on it, or on what it lies in, counts as well. */
      readonly on?: { readonly type: GrantTarget; readonly param: string };
      /**
       * The permission on any object at all lets in: the service looks at the object that the request is about, or lists
       * only those within reach.
       */
      readonly anywhere?: true;
    }
  | { readonly _tag: "Node" }
  | { readonly _tag: "Run" }
  | { readonly _tag: "Operator" }
  | { readonly _tag: "AnyOf"; readonly policies: ReadonlyArray<EndpointPolicy> };

/** Every endpoint carries this annotation; the contract walk fails on one without. */
export const Policy = Context.Reference<EndpointPolicy | undefined>("@atoll/contract/Policy", {
  defaultValue: () => undefined,
});

/** Anyone, without a credential. */
export const everyone: EndpointPolicy = { _tag: "Public" };
/** Any user, whatever the role, once all factors were shown. */
export const signedIn: EndpointPolicy = { _tag: "SignedIn", demands: {}, pending: false };
/** Any user whose role does not matter, with more asked of it. */
export const signedInWith = (demands: Demands): EndpointPolicy => ({ ...signedIn, demands });
/**
 * A user in the middle of signing in counts too: to finish it, or to leave. More is asked of who has signed in; of a
 * pending session nothing more is.
 */
export const evenPendingWith = (demands: Demands): EndpointPolicy => ({
  _tag: "SignedIn",
  demands,
  pending: true,
});
/** A user with the permission in the active tenant. */
export const userWith = (permission: Permission, demands: Demands = {}): EndpointPolicy => ({
  _tag: "User",
  permission,
  demands,
});
/** A user with the permission in the active tenant, or by a role given on the object that `param` names. */
export const userWithOn = (
  permission: Permission,
  on: { readonly type: GrantTarget; readonly param: string },
  demands: Demands = {},
): EndpointPolicy => ({ _tag: "User", permission, demands, on });
/** A user with the permission in the active tenant or on anything in it; see `anywhere`. */
export const userWithAnywhere = (permission: Permission, demands: Demands = {}): EndpointPolicy => ({
  _tag: "User",
  permission,
  demands,
  anywhere: true,
});
/** A node agent, acting for itself. */
export const nodeItself: EndpointPolicy = { _tag: "Node" };
/** A single run at a node, within its analysis. */
export const runItself: EndpointPolicy = { _tag: "Run" };
/** A node for its runs, or one of them for itself. Agents of before runs had tokens know the first way only. */
export const nodeOrItsRun: EndpointPolicy = { _tag: "AnyOf", policies: [nodeItself, runItself] };
/** Whoever operates the hub (`ATOLL_OPERATORS`), signed in as a person a short while ago. */
export const operator: EndpointPolicy = { _tag: "Operator" };
export const anyOf = (...policies: ReadonlyArray<EndpointPolicy>): EndpointPolicy => ({
  _tag: "AnyOf",
  policies,
});
