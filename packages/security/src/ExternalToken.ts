import { DateTime, Effect, Option, Redacted, Schema } from "effect";
import { createLocalJWKSet, decodeJwt, errors, jwtVerify } from "jose";
import { claimsOf, type ExternalClaims } from "./ExternalClaims.ts";
import * as JwtForm from "./JwtForm.ts";

/** Signature algorithms of foreign issuers, all asymmetric: a shared secret can never verify one. */
export const Algorithm = Schema.Literals(["RS256", "PS256", "ES256", "EdDSA"]);
export type Algorithm = typeof Algorithm.Type;

/** Seconds a foreign clock may differ, and the longest life of a token that is taken. */
const skew = 30;
const longestLifetime = 86_400;

/** `kid` selects among the issuer's keys; `x5t` is only the name of a certificate and ignored. */
const form: JwtForm.JwtFormOptions = {
  maximumLength: 8192,
  allowedHeaders: ["alg", "typ", "kid", "x5t", "x5t#S256"],
};

/** Keycloak and Ory sign access tokens as plain `JWT`; logout tokens, proofs and assertions say what they are. */
const allowedTypes = ["JWT", "AT+JWT", "APPLICATION/AT+JWT"];

/** The token is too old: the client has to get another from its issuer. */
export class ExternalTokenExpired extends Schema.TaggedError<ExternalTokenExpired>()(
  "ExternalTokenExpired",
  {},
) {
  override get message(): string {
    return "The token of the external issuer has expired.";
  }
}

/** Signed by a key the set does not hold. If the set is not fresh, fetch it anew and try once more. */
export class ExternalKeyUnknown extends Schema.TaggedError<ExternalKeyUnknown>()("ExternalKeyUnknown", {}) {
  override get message(): string {
    return "The key set of the issuer holds no key for this token.";
  }
}

const Reason = Schema.Literals([
  "malformed",
  "header",
  "algorithm",
  "type",
  "signature",
  "issuer",
  "audience",
  "lifetime",
  "claims",
  "bound",
]);

/**
 * Not an access token of this issuer for this hub. The reason is for the log. `bound`: it is tied to a key
 * the caller would have to prove (RFC 7800), so it is worth nothing as a bearer token.
 */
export class ExternalTokenRefused extends Schema.TaggedError<ExternalTokenRefused>()("ExternalTokenRefused", {
  reason: Reason,
}) {
  override get message(): string {
    return `The token of the external issuer was refused (${this.reason}).`;
  }
}

/** As long as the hub keeps issuers, audiences and subjects. */
const Name = Schema.String.check(
  Schema.isBetweenLength(1, 300),
  Schema.makeFilter((name) => name.isWellFormed() && !name.includes("\u0000")),
);
const isName = Schema.is(Name);

const refuse = (reason: typeof Reason.Type) => new ExternalTokenRefused({ reason });

const text = Schema.optionalKey(Schema.String.check(Schema.isMaxLength(2048)));

/** Public members of the key types the algorithms use; certificates and everything private is dropped. */
const ExternalKey = Schema.Struct({
  kty: Schema.Literals(["RSA", "EC", "OKP"]),
  kid: text,
  use: text,
  alg: text,
  crv: text,
  x: text,
  y: text,
  n: text,
  e: text,
});
const decodeKey = Schema.decodeUnknownOption(ExternalKey);
const decodeSet = Schema.decodeUnknownOption(
  Schema.Struct({ keys: Schema.Array(Schema.Unknown).check(Schema.isMaxLength(100)) }),
);

/** The keys of an issuer, as read from its key set document (RFC 7517 §5). */
export type ExternalKeySet = { readonly keys: ReadonlyArray<typeof ExternalKey.Type> };

/**
 * Reads a key set somebody published; `None` when it is none. Keys of other kinds are skipped, symmetric ones
 * (`oct`) above all.
 */
export const parseKeySet = (document: unknown): Option.Option<ExternalKeySet> =>
  Option.map(decodeSet(document), ({ keys }) => ({
    keys: keys.flatMap((key) => Option.toArray(decodeKey(key))),
  }));

/** What a token says of itself before anything of it was verified: enough to know whom to ask about it, and no more. */
const Claimed = Schema.Struct({
  iss: Name,
  aud: Schema.Union([Schema.String, Schema.Array(Schema.String).check(Schema.isMaxLength(50))]),
  sub: Name,
});
const decodeClaimed = Schema.decodeUnknownEffect(Claimed);

/** Reads whose token it says it is. **Verifies nothing**: everything in it may be an attacker's. */
export const claimed = Effect.fnUntraced(function* (presented: Redacted.Redacted<string>) {
  const token = Redacted.value(presented);
  yield* Effect.mapError(JwtForm.check(token, form), ({ reason }) => refuse(reason));
  const payload = yield* Effect.try({ try: () => decodeJwt(token), catch: () => refuse("malformed") });
  const { iss, aud, sub } = yield* Effect.mapError(decodeClaimed(payload), () => refuse("claims"));
  const audiences = (typeof aud === "string" ? [aud] : aud).filter(isName);
  return { issuer: iss, audiences, subject: sub };
});

type Refusal = ExternalTokenRefused | ExternalTokenExpired | ExternalKeyUnknown;

const reasonOfClaim: Readonly<Record<string, typeof Reason.Type>> = {
  iss: "issuer",
  aud: "audience",
  iat: "lifetime",
  nbf: "lifetime",
  exp: "lifetime",
};

const explain = (error: unknown): Refusal => {
  if (error instanceof errors.JWTExpired) return new ExternalTokenExpired();
  if (error instanceof errors.JWKSNoMatchingKey) return new ExternalKeyUnknown();
  if (error instanceof errors.JWKSMultipleMatchingKeys) return new ExternalKeyUnknown();
  if (error instanceof errors.JOSEAlgNotAllowed) return refuse("algorithm");
  if (error instanceof errors.JOSENotSupported) return refuse("algorithm");
  if (error instanceof errors.JWSSignatureVerificationFailed) return refuse("signature");
  if (!(error instanceof errors.JWTClaimValidationFailed)) return refuse("malformed");
  return refuse(reasonOfClaim[error.claim] ?? "claims");
};

/**
 * Verifies an access token of an issuer the tenant trusts: signed by one of the issuer's keys with an allowed
 * algorithm, from exactly this issuer, `audience` among those it names, begun and not ended (thirty seconds
 * for clocks that differ), at most a day long, no id token, no proof, not bound to a key.
 *
 * Success says who the issuer says it is. It does not mean the account exists here, nor that the token was
 * not revoked at its issuer, nor that an address in it is verified unless `emailVerified` is true.
 */
export const verify = Effect.fn("ExternalToken.verify")(function* (options: {
  readonly token: Redacted.Redacted<string>;
  readonly keys: ExternalKeySet;
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: ReadonlyArray<Algorithm>;
}): Effect.fn.Return<ExternalClaims, Refusal> {
  const token = Redacted.value(options.token);
  yield* Effect.mapError(JwtForm.check(token, form), ({ reason }) => refuse(reason));
  const now = yield* DateTime.now;
  const { payload, protectedHeader } = yield* Effect.tryPromise({
    try: () =>
      jwtVerify(token, createLocalJWKSet({ keys: options.keys.keys.map((key) => ({ ...key })) }), {
        algorithms: [...options.algorithms],
        issuer: options.issuer,
        audience: options.audience,
        requiredClaims: ["sub", "iat", "exp"],
        clockTolerance: skew,
        currentDate: DateTime.toDate(now),
      }),
    catch: explain,
  });
  const { typ } = protectedHeader;
  if (typ !== undefined && !(typeof typ === "string" && allowedTypes.includes(typ.toUpperCase()))) {
    return yield* refuse("type");
  }
  const claims = yield* Effect.mapError(claimsOf(payload), ({ reason }) => refuse(reason));
  const [issued, ends] = [claims.issuedAt, claims.expiresAt].map((at) => DateTime.toEpochMillis(at) / 1000);
  const seconds = DateTime.toEpochMillis(now) / 1000;
  if (issued === undefined || ends === undefined) return yield* refuse("lifetime");
  return issued > seconds + skew || ends <= issued || ends - issued > longestLifetime
    ? yield* refuse("lifetime")
    : claims;
});
