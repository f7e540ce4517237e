/**
 * Who may do something, as data: an endpoint carries it, the server evaluates it, tests and documents read
 * it. The contract's `EndpointPolicy` is such a policy.
 */
export type Policy<P extends string> =
  | { readonly _tag: "Public" }
  | { readonly _tag: "SignedIn" }
  | { readonly _tag: "User"; readonly permission: P }
  | { readonly _tag: "Node" }
  | { readonly _tag: "AnyOf"; readonly policies: ReadonlyArray<Policy<P>> }
  | { readonly _tag: "AllOf"; readonly policies: ReadonlyArray<Policy<P>> }
  | { readonly _tag: "Not"; readonly policy: Policy<P> };

/** Anyone, without a credential. */
export const everyone: Policy<never> = { _tag: "Public" };
/** Any user with a session, whatever the role. */
export const signedIn: Policy<never> = { _tag: "SignedIn" };
/** A node agent, acting for itself. */
export const node: Policy<never> = { _tag: "Node" };
/** A user whose role grants the permission. */
export const user = <P extends string>(permission: P): Policy<P> => ({ _tag: "User", permission });
/** One of them is enough; nobody passes `any()`. */
export const any = <P extends string>(...policies: ReadonlyArray<Policy<P>>): Policy<P> => ({
  _tag: "AnyOf",
  policies,
});
/** All are needed. Like every policy without an allowing part, `all()` denies. */
export const all = <P extends string>(...policies: ReadonlyArray<Policy<P>>): Policy<P> => ({
  _tag: "AllOf",
  policies,
});
/**
 * Whoever the policy denies. It lets the anonymous in unless joined by `all` with something that does not.
 */
export const not = <P extends string>(policy: Policy<P>): Policy<P> => ({ _tag: "Not", policy });

/** Who asks; the contract's `Actor` is one. */
export type Subject<R extends string> =
  | { readonly _tag: "Anonymous" }
  | { readonly _tag: "User"; readonly role: R }
  | { readonly _tag: "Node" }
  | { readonly _tag: "System" };

export type DenialReason = "NotAuthenticated" | "WrongKind" | "MissingPermission" | "Excluded" | "Empty";

/** The part that denied and why, with the parts below it that led there. */
export interface Denial<P extends string> {
  readonly policy: Policy<P>;
  readonly reason: DenialReason;
  readonly parts: ReadonlyArray<Denial<P>>;
}

export type Decision<P extends string> =
  | { readonly _tag: "Allowed"; readonly by: Policy<P> }
  | { readonly _tag: "Denied"; readonly denial: Denial<P> };

/** What each role may do. A role it does not name may do nothing. */
export type Grants<R extends string, P extends string> = { readonly [Role in R]?: ReadonlyArray<P> };

const allowed = <P extends string>(by: Policy<P>): Decision<P> => ({ _tag: "Allowed", by });

const denied = <P extends string>(
  policy: Policy<P>,
  reason: DenialReason,
  parts: ReadonlyArray<Denial<P>> = [],
): Decision<P> => ({ _tag: "Denied", denial: { policy, reason, parts } });

const denialsOf = <P extends string>(decisions: ReadonlyArray<Decision<P>>): ReadonlyArray<Denial<P>> =>
  decisions.flatMap((decision) => (decision._tag === "Denied" ? [decision.denial] : []));

/** A credential would help only if no part was refused to somebody already known. */
const reasonOf = <P extends string>(denials: ReadonlyArray<Denial<P>>): DenialReason => {
  const order: ReadonlyArray<DenialReason> = [
    "MissingPermission",
    "NotAuthenticated",
    "WrongKind",
    "Excluded",
  ];
  return order.find((reason) => denials.some((denial) => denial.reason === reason)) ?? "Empty";
};

/**
 * Decides, and says which part decided. Total and without side effects. The system itself is denied like
 * anyone not named: what it does, it does below the policies, never through an endpoint.
 */
export const evaluate = <R extends string, P extends string>(
  policy: Policy<P>,
  subject: Subject<R>,
  grants: Grants<R, P>,
): Decision<P> => {
  const unlessKnown: DenialReason = subject._tag === "Anonymous" ? "NotAuthenticated" : "WrongKind";
  switch (policy._tag) {
    case "Public":
      return allowed(policy);
    case "SignedIn":
      return subject._tag === "User" ? allowed(policy) : denied(policy, unlessKnown);
    case "Node":
      return subject._tag === "Node" ? allowed(policy) : denied(policy, unlessKnown);
    case "User": {
      if (subject._tag !== "User") return denied(policy, unlessKnown);
      const granted = Object.hasOwn(grants, subject.role) ? grants[subject.role] : undefined;
      return granted?.includes(policy.permission) === true
        ? allowed(policy)
        : denied(policy, "MissingPermission");
    }
    case "AnyOf": {
      const decisions = policy.policies.map((part) => evaluate(part, subject, grants));
      const found = decisions.find((decision) => decision._tag === "Allowed");
      const denials = denialsOf(decisions);
      return found ?? denied(policy, reasonOf(denials), denials);
    }
    case "AllOf": {
      const denials = denialsOf(policy.policies.map((part) => evaluate(part, subject, grants)));
      if (policy.policies.length === 0) return denied(policy, "Empty");
      return denials.length === 0 ? allowed(policy) : denied(policy, reasonOf(denials), denials);
    }
    case "Not":
      return evaluate(policy.policy, subject, grants)._tag === "Denied"
        ? allowed(policy)
        : denied(policy, "Excluded");
  }
};

/** The policy in words: "a user who may analyses:create, or a node". */
export const describe = <P extends string>(policy: Policy<P>): string => {
  switch (policy._tag) {
    case "Public":
      return "anyone";
    case "SignedIn":
      return "a signed-in user";
    case "User":
      return `a user who may ${policy.permission}`;
    case "Node":
      return "a node";
    case "AnyOf":
      return policy.policies.length === 0 ? "nobody" : policy.policies.map(describe).join(", or ");
    case "AllOf":
      return policy.policies.length === 0 ? "nobody" : policy.policies.map(describe).join(", and also ");
    case "Not":
      return `anyone but ${describe(policy.policy)}`;
  }
};
