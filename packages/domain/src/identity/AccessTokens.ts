import type { SessionId } from "@atoll/contract/identity/SessionId";
import type { UserId } from "@atoll/contract/identity/User";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import type { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import * as AccessToken from "@atoll/security/AccessToken";
import { Context, Effect, Layer, type Redacted } from "effect";
import { AccessTokenKeys } from "../keys/AccessTokenKeys.ts";
import { IdentityConfig } from "./IdentityConfig.ts";

type Refusal = AccessToken.AccessTokenRefused | AccessToken.AccessTokenExpired | DatabaseUnavailable;

/** The hub's own access tokens: issuer and audience are its public address. */
export class AccessTokens extends Context.Service<
  AccessTokens,
  {
    readonly issue: (grant: {
      readonly tenantId: TenantId;
      readonly userId: UserId;
      readonly sessionId: SessionId;
    }) => Effect.Effect<AccessToken.Issued, DatabaseUnavailable>;
    /** See `AccessToken.verify`: it does not mean that the session still lives. Asks the database for an unknown key only. */
    readonly verify: (token: Redacted.Redacted<string>) => Effect.Effect<AccessToken.Verified, Refusal>;
  }
>()("@atoll/domain/identity/AccessTokens") {
  static readonly layer = Layer.effect(
    AccessTokens,
    Effect.gen(function* () {
      const keys = yield* AccessTokenKeys;
      const { audience } = yield* IdentityConfig;
      const place = { issuer: audience, audience };
      return AccessTokens.of({
        issue: Effect.fn("AccessTokens.issue")(function* (grant) {
          return yield* AccessToken.issue({
            grant: { ...grant, clientId: "atoll" },
            key: yield* keys.current,
            ...place,
          });
        }),
        verify: Effect.fn("AccessTokens.verify")(function* (token: Redacted.Redacted<string>) {
          const verifyBy = (known: typeof keys.published) =>
            Effect.flatMap(known, (published) => AccessToken.verify({ token, keys: published, ...place }));
          return yield* Effect.catchTag(verifyBy(keys.published), "AccessTokenRefused", (refused) =>
            refused.reason === "key" ? verifyBy(keys.publishedAnew) : Effect.fail(refused),
          );
        }),
      });
    }),
  );
}
