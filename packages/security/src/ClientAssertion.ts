import { randomBytes } from "node:crypto";
import { DateTime, Effect, Predicate, Schema } from "effect";
import { decodeJwt, errors, jwtVerify, type JWTPayload, SignJWT } from "jose";
import * as Base64Url from "./Base64Url.ts";
import { type InvalidPublicKey, type PublicJwk, thumbprint, toKeyObject } from "./Jwk.ts";
import * as JwtForm from "./JwtForm.ts";
import type { SigningKeyPair } from "./KeyPair.ts";

/** Value of `client_assertion_type` in the token request (RFC 7523 §2.2). */
export const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** Explicit type (draft-ietf-oauth-rfc7523bis): no other token a node signs can pass as an assertion. */
const type = "client-authentication+jwt";

/** Seconds an assertion made here lives; seconds one may live at most; seconds two clocks may differ. */
const lifetime = 60;
const longestLifetime = 300;
const skew = 30;

/** The assertion is too old: make a new one. If it was just made, the node's clock is behind. */
export class ClientAssertionExpired extends Schema.TaggedError<ClientAssertionExpired>()(
  "ClientAssertionExpired",
  {},
) {
  override get message(): string {
    return "The assertion has expired. If it was just made, the clock of the node is behind.";
  }
}

/** The assertion is from the future: the node's clock is ahead by more than is tolerated. */
export class ClientAssertionNotYetValid extends Schema.TaggedError<ClientAssertionNotYetValid>()(
  "ClientAssertionNotYetValid",
  {},
) {
  override get message(): string {
    return "The assertion is not valid yet: the clock of the node is ahead.";
  }
}

const Reason = Schema.Literals([
  "malformed",
  "header",
  "algorithm",
  "type",
  "signature",
  "issuer",
  "subject",
  "audience",
  "lifetime",
  "id",
]);

/**
 * Not an assertion this node made for this hub. The reason is for the log; the caller learns "not
 * authenticated".
 */
export class ClientAssertionRefused extends Schema.TaggedError<ClientAssertionRefused>()(
  "ClientAssertionRefused",
  { reason: Reason },
) {
  override get message(): string {
    return `The assertion was refused (${this.reason}).`;
  }
}

const refuse = (reason: typeof Reason.Type) => new ClientAssertionRefused({ reason });

/**
 * Made by the node: `iss` and `sub` are its id, a fresh `jti`, sixty seconds to live. `audience` is the hub's
 * URL.
 */
export const create = Effect.fn("ClientAssertion.create")(function* (options: {
  readonly nodeId: string;
  readonly audience: string;
  readonly key: SigningKeyPair;
}) {
  const now = Math.floor(DateTime.toEpochMillis(yield* DateTime.now) / 1000);
  const assertion = new SignJWT({ jti: Base64Url.encode(randomBytes(16)) })
    .setProtectedHeader({ alg: "ES256", typ: type, kid: thumbprint(options.key.publicJwk) })
    .setIssuer(options.nodeId)
    .setSubject(options.nodeId)
    .setAudience(options.audience)
    .setIssuedAt(now)
    .setExpirationTime(now + lifetime);
  return yield* Effect.promise(() => assertion.sign(options.key.privateKey));
});

/**
 * `kid` is allowed and ignored: the key follows from the node's record. Headers that bring or name keys are
 * not.
 */
const form: JwtForm.JwtFormOptions = { maximumLength: 2048, allowedHeaders: ["alg", "typ", "kid"] };

const checkForm = (assertion: string): Effect.Effect<void, ClientAssertionRefused> =>
  Effect.mapError(JwtForm.check(assertion, form), ({ reason }) => refuse(reason));

/**
 * The node an assertion claims to come from, to look up its key by. **Nothing is verified**: the answer is
 * only good as `nodeId` of `verify`.
 */
export const claimedNodeId = Effect.fnUntraced(function* (
  assertion: string,
): Effect.fn.Return<string, ClientAssertionRefused> {
  yield* checkForm(assertion);
  const { iss } = yield* Effect.try({ try: () => decodeJwt(assertion), catch: () => refuse("malformed") });
  return typeof iss === "string" && iss !== "" ? iss : yield* refuse("issuer");
});

type Refusal = ClientAssertionRefused | ClientAssertionExpired | ClientAssertionNotYetValid;

const reasonOfClaim: Readonly<Record<string, typeof Reason.Type>> = {
  iss: "issuer",
  sub: "subject",
  aud: "audience",
  typ: "type",
  jti: "id",
};

const explain = (error: unknown): Refusal => {
  if (error instanceof errors.JWTExpired) return new ClientAssertionExpired();
  if (error instanceof errors.JOSEAlgNotAllowed) return refuse("algorithm");
  if (error instanceof errors.JWSSignatureVerificationFailed) return refuse("signature");
  if (!(error instanceof errors.JWTClaimValidationFailed)) return refuse("malformed");
  if (error.claim === "nbf" && error.reason === "check_failed") return new ClientAssertionNotYetValid();
  return refuse(reasonOfClaim[error.claim] ?? "lifetime");
};

/** What jose leaves open: one audience only, `iat` not ahead, a short life, an id worth remembering. */
const checkClaims = (
  payload: JWTPayload,
  audience: string,
  now: number,
): Effect.Effect<Verified, Refusal> => {
  const { iss, aud, iat, exp, jti } = payload;
  if (aud !== audience) return Effect.fail(refuse("audience"));
  if (iss === undefined || iat === undefined || exp === undefined) return Effect.fail(refuse("malformed"));
  if (iat > now + skew) return Effect.fail(new ClientAssertionNotYetValid());
  if (exp <= iat || exp > now + longestLifetime + skew) return Effect.fail(refuse("lifetime"));
  if (!Predicate.isString(jti) || !/^[\x21-\x7e]{8,128}$/.test(jti)) return Effect.fail(refuse("id"));
  return Effect.succeed({ nodeId: iss, id: jti, acceptableUntil: DateTime.makeUnsafe((exp + skew) * 1000) });
};

export interface Verified {
  readonly nodeId: string;
  /** `jti`: record it with the node, and refuse the assertion if it is already there. */
  readonly id: string;
  /** When the record may be forgotten: `exp` and the tolerated skew. */
  readonly acceptableUntil: DateTime.Utc;
}

/**
 * Verifies a `private_key_jwt` (RFC 7523 §3) made by `create`: ES256 by the registered key, `iss` = `sub` =
 * node, `aud` exactly this hub, at most five minutes to live, clocks at most thirty seconds apart.
 *
 * Success does not mean first use: the same assertion verifies again until it expires; the caller records
 * `id`.
 */
export const verify = Effect.fn("ClientAssertion.verify")(function* (options: {
  readonly assertion: string;
  readonly nodeId: string;
  readonly audience: string;
  readonly publicJwk: PublicJwk;
}): Effect.fn.Return<Verified, Refusal | InvalidPublicKey> {
  yield* checkForm(options.assertion);
  const key = yield* toKeyObject(options.publicJwk);
  const now = yield* DateTime.now;
  const { payload } = yield* Effect.tryPromise({
    try: () =>
      jwtVerify(options.assertion, key, {
        algorithms: ["ES256"],
        typ: type,
        issuer: options.nodeId,
        subject: options.nodeId,
        audience: options.audience,
        requiredClaims: ["iat", "exp", "jti"],
        clockTolerance: skew,
        currentDate: DateTime.toDate(now),
      }),
    catch: explain,
  });
  return yield* checkClaims(payload, options.audience, Math.floor(DateTime.toEpochMillis(now) / 1000));
});
