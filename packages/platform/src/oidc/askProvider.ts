import { Effect } from "effect";
import * as Resilience from "../resilience/Resilience.ts";
import { ProviderMisconfigured, ProviderUnreachable } from "./OidcErrors.ts";

/** Asks an issuer as the policy says, each issuer for itself; one that is left alone for now counts as unreachable. */
export const askProvider =
  (policy: Resilience.Policy, issuer: string) =>
  <A, R>(
    effect: Effect.Effect<A, ProviderUnreachable | ProviderMisconfigured, R>,
  ): Effect.Effect<A, ProviderUnreachable | ProviderMisconfigured, R> => {
    const unreachable = ({ message: reason }: { readonly message: string }) =>
      Effect.fail(new ProviderUnreachable({ issuer, reason }));
    return effect.pipe(
      Resilience.protect(policy, {
        key: issuer,
        isTransient: (error) => error instanceof ProviderUnreachable,
      }),
      Effect.catchTags({ BulkheadFull: unreachable, CircuitOpen: unreachable, CallTimedOut: unreachable }),
    );
  };
