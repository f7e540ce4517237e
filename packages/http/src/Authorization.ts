import { Authorization } from "@atoll/contract/Authentication";
import { Forbidden, SecondFactorRequired, StepUpRequired } from "@atoll/contract/CommonProblems";
import { Identifier } from "@atoll/contract/Identifier";
import { type EndpointPolicy, Policy } from "@atoll/contract/EndpointPolicy";
import type { Permission } from "@atoll/contract/identity/Permission";
import { type Actor, CurrentRequest } from "@atoll/contract/RequestContext";
import { Access } from "@atoll/domain/access/Access";
import type { Target } from "@atoll/domain/access/Entitlements";
import { type Denial, describe, evaluate } from "@atoll/security/Policy";
import { Context, DateTime, Effect, Layer, Schema } from "effect";
import { HttpRouter } from "effect/http";
import { Permitted } from "./permitted.ts";
import { Recheck } from "./Recheck.ts";

type UserPolicy = Extract<EndpointPolicy, { readonly _tag: "User" }>;

const isIdentifier = Schema.is(Identifier);

const userPolicies = (policy: EndpointPolicy): ReadonlyArray<UserPolicy> => {
  if (policy._tag === "User") return [policy];
  return policy._tag === "AnyOf" ? policy.policies.flatMap(userPolicies) : [];
};

interface Asked {
  readonly permission: Permission;
  readonly anywhere?: true | undefined;
  readonly target?: Target;
}

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

/** An access token never is: whoever stole one would make of its ten minutes a passkey or a key that stays. */
const isFresh = (actor: Actor): Effect.Effect<boolean> => {
  if (actor._tag !== "User" || actor.credential._tag !== "Session") return Effect.succeed(false);
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

    /** What the policy asks of users, with the object that the path names. */
    const asked = (policy: EndpointPolicy) =>
      Effect.map(HttpRouter.params, (params) =>
        userPolicies(policy).map(({ permission, on, anywhere }): Asked => {
          const id = on === undefined ? undefined : params[on.param];
          // What is no id names nothing; that it is none is told by whoever reads the path.
          if (on === undefined || id === undefined || !isIdentifier(id)) return { permission, anywhere };
          return { permission, anywhere, target: { type: on.type, id } };
        }),
      );

    /** The permissions among them that the user holds. */
    const heldOf = Effect.fnUntraced(function* (wanted: ReadonlyArray<Asked>, actor: Actor) {
      const held = new Set<Permission>();
      for (const { permission, anywhere, target } of wanted) {
        if (!isInScope(actor, permission)) continue;
        const holds =
          anywhere === true ? access.permitsAnywhere(permission) : access.permits(permission, target);
        if (yield* holds) held.add(permission);
      }
      return held;
    });

    /** Whether a user whose answer goes on for long still holds what it held when it began. */
    const holdsStill = (wanted: ReadonlyArray<Asked>, actor: Actor, held: ReadonlySet<Permission>) =>
      heldOf(wanted, actor).pipe(
        Effect.map((now) => [...held].every((permission) => now.has(permission))),
        // A database that is away takes no right away.
        Effect.catchTag("ServiceUnavailable", () => Effect.succeed(true)),
      );

    return Authorization.of(
      Effect.fnUntraced(function* (httpEffect, { endpoint }) {
        const policy = Context.get(endpoint.annotations, Policy);
        if (policy === undefined) return yield* new Forbidden({ detail: "This operation has no policy." });
        const request = yield* CurrentRequest;
        const { actor } = request;
        const wanted = yield* asked(policy);
        const isUser = actor._tag === "User";
        const held = isUser ? yield* heldOf(wanted, actor) : new Set<Permission>();
        const decision = evaluate(policy, actor, {
          permits: (permission) => held.has(permission),
          isFresh: yield* isFresh(actor),
          isOperator: needsOperator(policy) ? yield* access.isOperator : false,
        });
        if (decision._tag === "Denied") return yield* problemOf(decision.denial, describe(policy));
        // Whom the policy lets in for what it is, as a node, has no role that could hold a permission.
        const permitted = isUser ? held : new Set(wanted.map(({ permission }) => permission));
        const authenticated = yield* Recheck;
        const recheck = Effect.flatMap(authenticated, (isStill) =>
          isStill && isUser ? holdsStill(wanted, actor, held) : Effect.succeed(isStill),
        ).pipe(Effect.provideService(CurrentRequest, request));
        return yield* httpEffect.pipe(
          Effect.provideService(Permitted, permitted),
          Effect.provideService(Recheck, recheck),
        );
      }),
    );
  }),
);
