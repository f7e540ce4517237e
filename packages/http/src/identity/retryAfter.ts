import { TooManyAttempts } from "@atoll/contract/identity/IdentityProblems";
import { SecondFactorLocked } from "@atoll/contract/identity/SecondFactorProblems";
import { TenantSuspended } from "@atoll/contract/tenants/TenantProblems";
import { Effect } from "effect";
import { HttpEffect, HttpServerResponse } from "effect/http";

/** Adds `Retry-After` to the answer of this request, whatever it becomes (RFC 9110 §10.2.3). */
export const sayRetryAfter = (seconds: number) =>
  HttpEffect.appendPreResponseHandler((_, response) =>
    Effect.succeed(HttpServerResponse.setHeader(response, "retry-after", String(seconds))),
  );

/** Nobody knows how long a suspension lasts: often enough to come back soon after, and no burden meanwhile. */
const suspendedSeconds = 300;

/** Says in the header as well when the next attempt counts. */
export const retryAfter = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.tapError(effect, (error) => {
    if (error instanceof TenantSuspended) return sayRetryAfter(suspendedSeconds);
    const waits = error instanceof TooManyAttempts || error instanceof SecondFactorLocked;
    return waits ? sayRetryAfter(error.retryAfterSeconds) : Effect.void;
  });
