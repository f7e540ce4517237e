import { DateTime, Effect, Option, Schema } from "effect";

/** What a verified token of an external issuer says. Texts are the issuer's: show them, trust none of them. */
export interface ExternalClaims {
  readonly issuer: string;
  /** Who it is, unique and stable within the issuer (OIDC Core §5.7): the only thing to know an account by. */
  readonly subject: string;
  readonly issuedAt: DateTime.Utc;
  readonly expiresAt: DateTime.Utc;
  /** The application the token was made for: `client_id`, or `azp`. */
  readonly clientId: Option.Option<string>;
  readonly email: Option.Option<string>;
  /** Only `true` when the issuer says so in a boolean. */
  readonly emailVerified: boolean;
  readonly name: Option.Option<string>;
  readonly scopes: ReadonlyArray<string>;
}

/** The claims cannot be used. */
export class ExternalClaimsRefused extends Schema.TaggedError<ExternalClaimsRefused>()(
  "ExternalClaimsRefused",
  { reason: Schema.Literals(["claims", "type", "bound"]) },
) {
  override get message(): string {
    return `The claims of the external token cannot be used (${this.reason}).`;
  }
}

const refuse = (reason: ExternalClaimsRefused["reason"]) => new ExternalClaimsRefused({ reason });

const Text = Schema.String.check(
  Schema.isMaxLength(512),
  Schema.makeFilter((text) => text.isWellFormed() && !text.includes("\u0000")),
);
/** Milliseconds of it must be a date. */
const Seconds = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 8_640_000_000_000 }));

const Claims = Schema.Struct({
  iss: Text,
  sub: Text.check(Schema.isMinLength(1), Schema.isMaxLength(255)),
  iat: Seconds,
  exp: Seconds,
});
const decodeClaims = Schema.decodeUnknownEffect(Claims);
const decodeText = Schema.decodeUnknownOption(Text);

/** Claims only id tokens (OIDC Core §3.1.3.6, §3.3.2.11) and logout tokens (OIDC Back-Channel Logout §2.4) have. */
const foreignClaims = ["at_hash", "c_hash", "s_hash", "events"];

const isAccessToken = (payload: Readonly<Record<string, unknown>>): boolean => {
  const { typ, token_use: use } = payload;
  // Keycloak writes what a token is into the claim `typ`, Cognito into `token_use`.
  const saysBearer = typ === undefined || typ === "Bearer";
  const saysAccess = use === undefined || use === "access";
  return saysBearer && saysAccess && !foreignClaims.some((name) => Object.hasOwn(payload, name));
};

/** Reads the payload of a token whose signature, issuer, audience and times were verified. */
export const claimsOf = Effect.fnUntraced(function* (
  payload: Readonly<Record<string, unknown>>,
): Effect.fn.Return<ExternalClaims, ExternalClaimsRefused> {
  if (!isAccessToken(payload)) return yield* refuse("type");
  if (payload["cnf"] !== undefined) return yield* refuse("bound");
  const { iss, sub, iat, exp } = yield* Effect.mapError(decodeClaims(payload), () => refuse("claims"));
  return {
    issuer: iss,
    subject: sub,
    issuedAt: DateTime.makeUnsafe(iat * 1000),
    expiresAt: DateTime.makeUnsafe(exp * 1000),
    clientId: Option.orElse(decodeText(payload["client_id"]), () => decodeText(payload["azp"])),
    email: decodeText(payload["email"]),
    emailVerified: payload["email_verified"] === true,
    name: decodeText(payload["name"]),
    scopes: Option.match(decodeText(payload["scope"]), {
      onNone: () => [],
      onSome: (scope) => scope.split(" ").filter((each) => each !== ""),
    }),
  };
});
