import { randomBytes } from "node:crypto";
import { DateTime, Effect, Redacted, Schema } from "effect";
import { decodeProtectedHeader, errors, importJWK, jwtVerify, SignJWT } from "jose";
import type { AccessTokenKey, PublicAccessTokenKey } from "./AccessTokenKey.ts";
import * as Base64Url from "./Base64Url.ts";
import * as JwtForm from "./JwtForm.ts";

/** Seconds an access token lives, and seconds the clocks of two processes of the hub may differ. */
export const lifetime = 600;
const skew = 5;

/** RFC 9068 §2.1: no id token, assertion or logout token can pass as an access token. */
const type = "at+jwt";
const form: JwtForm.JwtFormOptions = { maximumLength: 2048, allowedHeaders: ["alg", "typ", "kid"] };

/** The token is too old: refresh it. */
export class AccessTokenExpired extends Schema.TaggedError<AccessTokenExpired>()("AccessTokenExpired", {}) {
  override get message(): string {
    return "The access token has expired.";
  }
}

const Reason = Schema.Literals([
  "malformed",
  "header",
  "algorithm",
  "type",
  "key",
  "signature",
  "issuer",
  "audience",
  "lifetime",
  "claims",
]);

/** Not an access token of this hub. The reason is for the log; the caller learns "not authenticated". */
export class AccessTokenRefused extends Schema.TaggedError<AccessTokenRefused>()("AccessTokenRefused", {
  reason: Reason,
}) {
  override get message(): string {
    return `The access token was refused (${this.reason}).`;
  }
}

const refuse = (reason: typeof Reason.Type) => new AccessTokenRefused({ reason });

export interface Grant {
  readonly userId: string;
  readonly tenantId: string;
  /** The session the token stands for (`sid`): its end ends the token, which is why it is looked up. */
  readonly sessionId: string;
  readonly clientId: string;
}

export interface Issued {
  readonly token: Redacted.Redacted<string>;
  readonly id: string;
  readonly expiresAt: DateTime.Utc;
}

/**
 * Signs an access token (RFC 9068) by EdDSA: `sub` is the user, `tenant` and `sid` say where and under which
 * session; ten minutes to live. Roles are not in it: they are read anew with the session, so taking one away
 * takes effect at once.
 */
export const issue = Effect.fn("AccessToken.issue")(function* (options: {
  readonly grant: Grant;
  readonly issuer: string;
  readonly audience: string;
  readonly key: AccessTokenKey;
}): Effect.fn.Return<Issued> {
  const { grant, issuer, audience, key } = options;
  const now = Math.floor(DateTime.toEpochMillis(yield* DateTime.now) / 1000);
  const id = Base64Url.encode(randomBytes(16));
  const claims = { client_id: grant.clientId, tenant: grant.tenantId, sid: grant.sessionId };
  const unsigned = new SignJWT(claims)
    .setProtectedHeader({ alg: "EdDSA", typ: type, kid: key.publicKey.kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(grant.userId)
    .setJti(id)
    .setIssuedAt(now)
    .setExpirationTime(now + lifetime);
  const token = yield* Effect.promise(() => unsigned.sign(key.privateKey));
  return {
    token: Redacted.make(token, { label: "access token" }),
    id,
    expiresAt: DateTime.makeUnsafe((now + lifetime) * 1000),
  };
});

export interface Verified extends Grant {
  readonly id: string;
  readonly issuedAt: DateTime.Utc;
  /** When the token ends. `verify` goes on for five seconds more, for clocks that differ. */
  readonly expiresAt: DateTime.Utc;
}

type Refusal = AccessTokenRefused | AccessTokenExpired;

const reasonOfClaim: Readonly<Record<string, typeof Reason.Type>> = {
  iss: "issuer",
  aud: "audience",
  typ: "type",
  iat: "lifetime",
  nbf: "lifetime",
  exp: "lifetime",
};

const explain = (error: unknown): Refusal => {
  if (error instanceof errors.JWTExpired) return new AccessTokenExpired();
  if (error instanceof errors.JOSEAlgNotAllowed) return refuse("algorithm");
  if (error instanceof errors.JWSSignatureVerificationFailed) return refuse("signature");
  if (!(error instanceof errors.JWTClaimValidationFailed)) return refuse("malformed");
  return refuse(reasonOfClaim[error.claim] ?? "claims");
};

const Id = Schema.String.check(Schema.isPattern(/^[\x21-\x7e]{1,128}$/));

/** What jose leaves open. `aud` is one text: a token for several audiences is none of ours. */
const Claims = Schema.Struct({
  sub: Id,
  aud: Schema.String,
  client_id: Id,
  jti: Id,
  tenant: Id,
  sid: Id,
  iat: Schema.Int,
  exp: Schema.Int,
});
const decodeClaims = Schema.decodeUnknownEffect(Claims);

const keyFor = Effect.fnUntraced(function* (token: string, keys: ReadonlyArray<PublicAccessTokenKey>) {
  const { alg, kid } = yield* Effect.try({
    try: () => decodeProtectedHeader(token),
    catch: () => refuse("malformed"),
  });
  if (alg !== "EdDSA") return yield* refuse("algorithm");
  const found = keys.find((key) => key.kid === kid);
  if (found === undefined) return yield* refuse("key");
  return yield* Effect.tryPromise({ try: () => importJWK(found, "EdDSA"), catch: () => refuse("key") });
});

/**
 * Verifies what `issue` made: EdDSA and nothing else (RFC 8725 §3.1), by the key of the set that `kid` names
 * exactly, type `at+jwt`, issuer and audience exactly these, begun and not ended (five seconds for clocks
 * that differ), never longer than `issue` gives.
 *
 * Success does not mean the session still lives: look `sessionId` up.
 */
export const verify = Effect.fn("AccessToken.verify")(function* (options: {
  readonly token: Redacted.Redacted<string>;
  readonly keys: ReadonlyArray<PublicAccessTokenKey>;
  readonly issuer: string;
  readonly audience: string;
}): Effect.fn.Return<Verified, Refusal> {
  const token = Redacted.value(options.token);
  yield* Effect.mapError(JwtForm.check(token, form), ({ reason }) => refuse(reason));
  const key = yield* keyFor(token, options.keys);
  const now = yield* DateTime.now;
  const { payload } = yield* Effect.tryPromise({
    try: () =>
      jwtVerify(token, key, {
        algorithms: ["EdDSA"],
        typ: type,
        issuer: options.issuer,
        audience: options.audience,
        requiredClaims: ["sub", "client_id", "jti", "iat", "exp", "tenant", "sid"],
        clockTolerance: skew,
        currentDate: DateTime.toDate(now),
      }),
    catch: explain,
  });
  const claims = yield* Effect.mapError(decodeClaims(payload), () => refuse("claims"));
  const seconds = DateTime.toEpochMillis(now) / 1000;
  if (claims.iat > seconds + skew || claims.exp <= claims.iat || claims.exp - claims.iat > lifetime) {
    return yield* refuse("lifetime");
  }
  return {
    userId: claims.sub,
    tenantId: claims.tenant,
    sessionId: claims.sid,
    clientId: claims.client_id,
    id: claims.jti,
    issuedAt: DateTime.makeUnsafe(claims.iat * 1000),
    expiresAt: DateTime.makeUnsafe(claims.exp * 1000),
  };
});
