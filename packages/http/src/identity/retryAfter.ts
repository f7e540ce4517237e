import { TooManyAttempts } from "@atoll/contract/identity/IdentityProblems";
import { SecondFactorLocked } from "@atoll/contract/identity/SecondFactorProblems";
import { Effect } from "effect";
import { HttpEffect, HttpServerResponse } from "effect/http";

/** RFC 9110 §10.2.3. */
const say = ({ retryAfterSeconds }: TooManyAttempts | SecondFactorLocked) =>
  HttpEffect.appendPreResponseHandler((_, response) =>
    Effect.succeed(HttpServerResponse.setHeader(response, "retry-after", String(retryAfterSeconds))),
  );

/** Says in the header as well when the next attempt counts. */
export const retryAfter = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.tapError(effect, (error) =>
    error instanceof TooManyAttempts || error instanceof SecondFactorLocked ? say(error) : Effect.void,
  );
