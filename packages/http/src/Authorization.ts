import { Authorization } from "@atoll/contract/Authentication";
import { Forbidden } from "@atoll/contract/CommonProblems";
import { Policy } from "@atoll/contract/EndpointPolicy";
import { permissionsOf } from "@atoll/contract/identity/Permission";
import { CurrentRequest } from "@atoll/contract/RequestContext";
import { describe, evaluate } from "@atoll/security/Policy";
import { Context, Effect, Layer } from "effect";

/** Evaluates the endpoint's policy for the current caller. An endpoint without a policy lets nobody in. */
export const layer = Layer.succeed(
  Authorization,
  Effect.fnUntraced(function* (httpEffect, { endpoint }) {
    const policy = Context.get(endpoint.annotations, Policy);
    if (policy === undefined) return yield* new Forbidden({ detail: "This operation has no policy." });
    const { actor } = yield* CurrentRequest;
    if (evaluate(policy, actor, permissionsOf)._tag === "Allowed") return yield* httpEffect;
    const required = describe(policy);
    return yield* new Forbidden({ required, detail: `This is for ${required}.` });
  }),
);
