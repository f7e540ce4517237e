import { Authorization } from "@atoll/contract/Authentication";
import { Forbidden, SecondFactorRequired, StepUpRequired } from "@atoll/contract/CommonProblems";
import { type EndpointPolicy, Policy } from "@atoll/contract/EndpointPolicy";
import type { Permission } from "@atoll/contract/identity/Permission";
import { type Actor, CurrentRequest } from "@atoll/contract/RequestContext";
import { Access } from "@atoll/domain/access/Access";
import type { Target } from "@atoll/domain/access/Entitlements";
import { type Denial, describe, evaluate } from "@atoll/security/Policy";
import { Context, DateTime, Effect, Layer } from "effect";
import { HttpRouter } from "effect/http";
import { Permitted } from "./permitted.ts";

type UserPolicy = Extract<EndpointPolicy, { readonly _tag: "User" }>;

const userPolicies = (policy: EndpointPolicy): ReadonlyArray<UserPolicy> => {
  if (policy._tag === "User") return [policy];
  return policy._tag === "AnyOf" ? policy.policies.flatMap(userPolicies) : [];
};

const needsOperator = (policy: EndpointPolicy): boolean =>
  policy._tag === "Operator" || (policy._tag === "AnyOf" && policy.policies.some(needsOperator));

const problemOf = (denial: Denial, required: string) => {
  switch (denial.reason) {
    case "SecondFactorRequired":
      return new SecondFactorRequired({});
    case "StepUpRequired":
      return new StepUpRequired({});
    default:
      return new Forbidden({ required, detail: `This is for ${required}.` });
  }
};

/** How long what is hard to undo may follow after its person showed who it is. */
const stepUpMinutes = 10;

const isFresh = (actor: Actor): Effect.Effect<boolean> => {
  if (actor._tag !== "User" || actor.credential._tag === "ApiKey") return Effect.succeed(false);
  const { authenticatedAt } = actor.credential;
  return Effect.map(DateTime.now, (now) =>
    DateTime.isGreaterThan(authenticatedAt, DateTime.subtract(now, { minutes: stepUpMinutes })),
  );
};

/** What the credential of a caller leaves of what its role may: an API key no more than its scopes. */
const isInScope = (actor: Actor, permission: Permission): boolean =>
  actor._tag === "User" &&
  (actor.credential._tag !== "ApiKey" || actor.credential.scopes.includes(permission));

/**
 * Evaluates the endpoint's policy for the current caller, and leaves what it permitted for the handler (`permitted`).
 * An endpoint without a policy lets nobody in.
 */
export const layer = Layer.effect(
  Authorization,
  Effect.gen(function* () {
    const access = yield* Access;

    /** The permissions of the policy that the user holds, on the object that the path names. */
    const heldOf = Effect.fnUntraced(function* (policy: EndpointPolicy, actor: Actor) {
      const held = new Set<Permission>();
      for (const { permission, on, anywhere } of userPolicies(policy)) {
        if (!isInScope(actor, permission)) continue;
        if (anywhere === true) {
          if (yield* access.permitsAnywhere(permission)) held.add(permission);
          continue;
        }
        const id = on === undefined ? undefined : (yield* HttpRouter.params)[on.param];
        const target: Target | undefined =
          on === undefined || id === undefined ? undefined : { type: on.type, id };
        if (yield* access.permits(permission, target)) held.add(permission);
      }
      return held;
    });

    return Authorization.of(
      Effect.fnUntraced(function* (httpEffect, { endpoint }) {
        const policy = Context.get(endpoint.annotations, Policy);
        if (policy === undefined) return yield* new Forbidden({ detail: "This operation has no policy." });
        const { actor } = yield* CurrentRequest;
        const isUser = actor._tag === "User";
        const held = isUser ? yield* heldOf(policy, actor) : new Set<Permission>();
        const decision = evaluate(policy, actor, {
          permits: (permission) => held.has(permission),
          isFresh: yield* isFresh(actor),
          isOperator: needsOperator(policy) ? yield* access.isOperator : false,
        });
        if (decision._tag === "Denied") return yield* problemOf(decision.denial, describe(policy));
        // Whom the policy lets in for what it is, as a node, has no role that could hold a permission.
        const asked = userPolicies(policy).map(({ permission }) => permission);
        return yield* Effect.provideService(httpEffect, Permitted, isUser ? held : new Set(asked));
      }),
    );
  }),
);
