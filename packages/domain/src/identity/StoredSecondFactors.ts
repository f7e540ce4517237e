import { SecondFactorRepository } from "@atoll/database/identity/SecondFactorRepository";
import { Effect, Layer, Option } from "effect";
import { SecondFactorPolicy } from "./SecondFactorPolicy.ts";

/**
 * Owed by whoever has an authenticator app or a passkey, and by everybody where the organisation asks for it. Recovery
 * codes alone are no factor.
 */
export const layer = Layer.effect(
  SecondFactorPolicy,
  Effect.map(SecondFactorRepository, (factors) =>
    SecondFactorPolicy.of({
      owes: (userId, tenantId) =>
        Effect.map(
          factors.statusOf(userId, tenantId),
          Option.match({
            onNone: () => false,
            onSome: ({ totp, passkeys, required }) => totp || passkeys > 0 || required,
          }),
        ),
    }),
  ),
);
