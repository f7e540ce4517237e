import { importPKCS8, SignJWT } from "jose";
import { Clock, Effect, Redacted } from "effect";
import { ProviderMisconfigured } from "./OidcErrors.ts";
import type { ProviderSetup } from "./ProviderSetup.ts";

/** Seconds; Apple allows half a year. */
const lifetime = 3_600;

/** Apple's client secret: a JWT signed with the team's key (Sign in with Apple, "Creating a client secret"). */
export const appleSecret = Effect.fnUntraced(function* (setup: ProviderSetup) {
  const misconfigured = (reason: string) => new ProviderMisconfigured({ issuer: setup.issuer, reason });
  const { appleKey } = setup;
  if (appleKey === null) return yield* misconfigured("team id and key id are missing");
  const now = Math.floor((yield* Clock.currentTimeMillis) / 1_000);
  return yield* Effect.tryPromise({
    try: async () => {
      const key = await importPKCS8(Redacted.value(setup.clientSecret), "ES256");
      return new SignJWT({})
        .setProtectedHeader({ alg: "ES256", kid: appleKey.keyId })
        .setIssuer(appleKey.teamId)
        .setSubject(setup.clientId)
        .setAudience(setup.issuer)
        .setIssuedAt(now)
        .setExpirationTime(now + lifetime)
        .sign(key);
    },
    catch: () => misconfigured("the private key is not a PKCS #8 key for ES256"),
  });
});
