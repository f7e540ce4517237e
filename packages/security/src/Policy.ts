import type { Demands, EndpointPolicy } from "@atoll/contract/EndpointPolicy";
import { type Credential, hasSession } from "@atoll/contract/identity/Credential";
import type { Permission } from "@atoll/contract/identity/Permission";

/**
 * Who may do something, as data: an endpoint carries it, the server evaluates it, tests and documents read
 * it. The contract's `EndpointPolicy` is such a policy; here they can also be joined and turned round.
 */
export type Policy =
  | Exclude<EndpointPolicy, { readonly _tag: "AnyOf" }>
  | { readonly _tag: "AnyOf"; readonly policies: ReadonlyArray<Policy> }
  | { readonly _tag: "AllOf"; readonly policies: ReadonlyArray<Policy> }
  | { readonly _tag: "Not"; readonly policy: Policy };

/** One of them is enough; nobody passes `any()`. */
export const any = (...policies: ReadonlyArray<Policy>): Policy => ({ _tag: "AnyOf", policies });
/** All are needed. Like every policy without an allowing part, `all()` denies. */
export const all = (...policies: ReadonlyArray<Policy>): Policy => ({ _tag: "AllOf", policies });
/**
 * Whoever the policy denies. It lets the anonymous in unless joined by `all` with something that does not.
 */
export const not = (policy: Policy): Policy => ({ _tag: "Not", policy });

/** Who asks; the contract's `Actor` is one. */
export type Subject =
  | { readonly _tag: "Anonymous" }
  | { readonly _tag: "User"; readonly credential: Credential }
  | { readonly _tag: "Node" }
  | { readonly _tag: "Run" }
  | { readonly _tag: "System" };

/** What has to be known of a user beside its credential. Nothing of it is asked for other subjects. */
export interface Facts {
  /** Whether its role, or a role given on the object of the call, holds the permission. */
  readonly permits: (permission: Permission) => boolean;
  /** Whether it signed in recently enough, and with enough factors, for what is hard to undo. */
  readonly isFresh: boolean;
  /** Whether it operates the hub. */
  readonly isOperator: boolean;
}

export type DenialReason =
  | "NotAuthenticated"
  | "WrongKind"
  | "MissingPermission"
  | "SecondFactorRequired"
  | "StepUpRequired"
  | "Excluded"
  | "Empty";

/** The part that denied and why, with the parts below it that led there. */
export interface Denial {
  readonly policy: Policy;
  readonly reason: DenialReason;
  readonly parts: ReadonlyArray<Denial>;
}

export type Decision =
  | { readonly _tag: "Allowed"; readonly by: Policy }
  | { readonly _tag: "Denied"; readonly denial: Denial };

const allowed = (by: Policy): Decision => ({ _tag: "Allowed", by });

const denied = (policy: Policy, reason: DenialReason, parts: ReadonlyArray<Denial> = []): Decision => ({
  _tag: "Denied",
  denial: { policy, reason, parts },
});

const denialsOf = (decisions: ReadonlyArray<Decision>): ReadonlyArray<Denial> =>
  decisions.flatMap((decision) => (decision._tag === "Denied" ? [decision.denial] : []));

/** What the caller can mend comes first: showing a factor, then a credential. */
const reasonOf = (denials: ReadonlyArray<Denial>): DenialReason => {
  const order: ReadonlyArray<DenialReason> = [
    "SecondFactorRequired",
    "StepUpRequired",
    "MissingPermission",
    "NotAuthenticated",
    "WrongKind",
    "Excluded",
  ];
  return order.find((reason) => denials.some((denial) => denial.reason === reason)) ?? "Empty";
};

/** Why a user of the right kind is refused all the same, the permission aside. */
const unmet = (
  { credential }: Extract<Subject, { readonly _tag: "User" }>,
  demands: Demands,
  isFresh: boolean,
): DenialReason | undefined => {
  if (!hasSession(credential)) {
    return demands.interactive === true || demands.stepUp === true ? "WrongKind" : undefined;
  }
  return demands.stepUp === true && !isFresh ? "StepUpRequired" : undefined;
};

const isPending = (subject: Subject): boolean =>
  subject._tag === "User" &&
  subject.credential._tag !== "ApiKey" &&
  subject.credential.assurance === "pending";

const holds = (subject: Subject, permission: Permission, facts: Facts): boolean =>
  subject._tag === "User" &&
  (subject.credential._tag !== "ApiKey" || subject.credential.scopes.includes(permission)) &&
  facts.permits(permission);

/**
 * Decides, and says which part decided. Total and without side effects. A user who still owes a second factor passes
 * nothing but what says that it may. The system itself is denied like anyone not named: what it does, it does below
 * the policies, never through an endpoint.
 */
export const evaluate = (policy: Policy, subject: Subject, facts: Facts): Decision => {
  const otherwise: DenialReason = subject._tag === "Anonymous" ? "NotAuthenticated" : "WrongKind";
  const ofUser = (demands: Demands, pending: boolean, permission?: Permission): Decision => {
    if (subject._tag !== "User") return denied(policy, otherwise);
    if (isPending(subject)) {
      return pending && hasSession(subject.credential)
        ? allowed(policy)
        : denied(policy, "SecondFactorRequired");
    }
    if (permission !== undefined && !holds(subject, permission, facts))
      return denied(policy, "MissingPermission");
    const reason = unmet(subject, demands, facts.isFresh);
    return reason === undefined ? allowed(policy) : denied(policy, reason);
  };
  switch (policy._tag) {
    case "Public":
      return allowed(policy);
    case "SignedIn":
      return ofUser(policy.demands, policy.pending);
    case "User":
      return ofUser(policy.demands, false, policy.permission);
    case "Operator": {
      const decision = ofUser({ interactive: true, stepUp: true }, false);
      return decision._tag === "Denied" || facts.isOperator ? decision : denied(policy, "MissingPermission");
    }
    case "Node":
    case "Run":
      return subject._tag === policy._tag ? allowed(policy) : denied(policy, otherwise);
    case "AnyOf": {
      const decisions = policy.policies.map((part) => evaluate(part, subject, facts));
      const found = decisions.find((decision) => decision._tag === "Allowed");
      const denials = denialsOf(decisions);
      return found ?? denied(policy, reasonOf(denials), denials);
    }
    case "AllOf": {
      const denials = denialsOf(policy.policies.map((part) => evaluate(part, subject, facts)));
      if (policy.policies.length === 0) return denied(policy, "Empty");
      return denials.length === 0 ? allowed(policy) : denied(policy, reasonOf(denials), denials);
    }
    case "Not":
      return evaluate(policy.policy, subject, facts)._tag === "Denied"
        ? allowed(policy)
        : denied(policy, "Excluded");
  }
};

const withDemands = (words: string, demands: Demands): string => {
  const kind = demands.interactive === true ? `${words}, in person and not by an API key` : words;
  return demands.stepUp === true ? `${kind}, who signed in a short while ago` : kind;
};

/** The policy in words: "a user who may analyses:create, or a node". */
export const describe = (policy: Policy): string => {
  switch (policy._tag) {
    case "Public":
      return "anyone";
    case "SignedIn":
      return withDemands("a signed-in user", policy.demands);
    case "User":
      return withDemands(`a user who may ${policy.permission}`, policy.demands);
    case "Operator":
      return "whoever operates the hub";
    case "Node":
      return "a node";
    case "Run":
      return "a run";
    case "AnyOf":
      return policy.policies.length === 0 ? "nobody" : policy.policies.map(describe).join(", or ");
    case "AllOf":
      return policy.policies.length === 0 ? "nobody" : policy.policies.map(describe).join(", and also ");
    case "Not":
      return `anyone but ${describe(policy.policy)}`;
  }
};
