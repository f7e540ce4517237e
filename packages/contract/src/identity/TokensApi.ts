import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { Unaudited } from "../Audited.ts";
import { Authentication, Authorization } from "../Authentication.ts";
import { everyone, Policy, signedInWith } from "../EndpointPolicy.ts";
import { Idempotency, Replay, ShownOnce } from "../Idempotency.ts";
import { Rate, RateLimits } from "../RateClass.ts";
import { Text } from "../Text.ts";
import { InvalidRefreshToken } from "./TokenProblems.ts";

/** RFC 6749 §5.1: `access_token` is a JWT (RFC 9068), `expires_in` and `refresh_expires_in` are seconds. */
export const TokenPair = Schema.Struct({
  access_token: Schema.String,
  token_type: Schema.Literal("Bearer"),
  expires_in: Schema.Int,
  refresh_token: Schema.String,
  refresh_expires_in: Schema.Int,
}).annotate({ identifier: "TokenPair" });
export type TokenPair = typeof TokenPair.Type;

/** RFC 6749 §6, as form fields. */
export const RefreshRequest = Schema.Struct({
  grant_type: Schema.Literal("refresh_token"),
  refresh_token: Text({ min: 1, max: 512 }),
}).annotate({ identifier: "RefreshRequest" });

export class TokensApi extends HttpApiGroup.make("tokens")
  .add(
    HttpApiEndpoint.post("open", "/auth/tokens", { success: TokenPair.pipe(HttpApiSchema.status(201)) })
      .annotate(Policy, signedInWith({ interactive: true, stepUp: true }))
      .annotate(ShownOnce, true)
      .annotateMerge(
        OpenApi.annotations({
          summary: "Get an access and a refresh token for a program of one's own",
          description: "Asked with a session, which an access token cannot stand for.",
        }),
      )
      .middleware(Replay)
      .middleware(Authorization)
      .middleware(Idempotency)
      .middleware(RateLimits)
      .middleware(Authentication),
    HttpApiEndpoint.post("refresh", "/auth/refresh", {
      payload: RefreshRequest.pipe(HttpApiSchema.asFormUrlEncoded()),
      success: TokenPair,
      error: InvalidRefreshToken,
    })
      .annotate(Policy, everyone)
      .annotate(
        Unaudited,
        "Programs call it every few minutes; the family's beginning and a reuse leave entries.",
      )
      .annotate(Rate, "token")
      .annotateMerge(
        OpenApi.annotations({
          summary: "Exchange a refresh token for its successor and an access token",
          description:
            "Each is good once; one that comes again later than 10 s after ends all that came from it.",
        }),
      )
      .middleware(RateLimits),
  )
  .annotateMerge(OpenApi.annotations({ title: "Tokens", description: "Access and refresh tokens" })) {}

/** RFC 7517 §5, RFC 8037 §2. */
export const KeySet = Schema.Struct({
  keys: Schema.Array(
    Schema.Struct({
      kty: Schema.Literal("OKP"),
      crv: Schema.Literal("Ed25519"),
      x: Schema.String,
      kid: Schema.String,
      alg: Schema.Literal("EdDSA"),
      use: Schema.Literal("sig"),
    }),
  ),
}).annotate({ identifier: "KeySet" });

export class KeySetApi extends HttpApiGroup.make("key-set")
  .add(
    HttpApiEndpoint.get("read", "/.well-known/jwks.json", { success: KeySet })
      .annotate(Policy, everyone)
      .annotateMerge(OpenApi.annotations({ summary: "Read the public keys of access tokens" })),
  )
  .middleware(RateLimits)
  .annotateMerge(
    OpenApi.annotations({ title: "Key set", description: "What access tokens are signed with" }),
  ) {}
