import { Authorization } from "@atoll/contract/Authentication";
import { Forbidden } from "@atoll/contract/CommonProblems";
import { Policy } from "@atoll/contract/EndpointPolicy";
import { permissionsOf } from "@atoll/contract/identity/Permission";
import { CurrentRequest } from "@atoll/contract/RequestContext";
import { describe, evaluate } from "@atoll/security/Policy";
import { Context, Effect, Layer, type Types } from "effect";
import type { HttpServerResponse } from "effect/http";

type Answer = Effect.Effect<HttpServerResponse.HttpServerResponse, Forbidden | Types.unhandled>;

/** Evaluates the endpoint's policy for the current caller. An endpoint without a policy lets nobody in. */
export const layer = Layer.succeed(Authorization, (httpEffect, { endpoint }) => {
  const policy = Context.get(endpoint.annotations, Policy);
  if (policy === undefined) return Effect.fail(new Forbidden({ detail: "This operation has no policy." }));
  return Effect.flatMap(CurrentRequest, ({ actor }): Answer => {
    if (evaluate(policy, actor, permissionsOf)._tag === "Allowed") return httpEffect;
    const required = describe(policy);
    return Effect.fail(new Forbidden({ required, detail: `This is for ${required}.` }));
  });
});
