import { Option, Schema } from "effect";
import type { ExternalIdentity, ProviderSetup } from "./ProviderSetup.ts";

const Truth = Schema.Union([Schema.Boolean, Schema.Literals(["true", "false", "1", "0", 0, 1])]);

/** The claims that matter, of an id token or from userinfo; more are ignored. */
const Claims = Schema.Struct({
  iss: Schema.String,
  sub: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(255)),
  tid: Schema.optionalKey(Schema.String),
  hd: Schema.optionalKey(Schema.String),
  name: Schema.optionalKey(Schema.String),
  email: Schema.optionalKey(Schema.String),
  email_verified: Schema.optionalKey(Truth),
  xms_edov: Schema.optionalKey(Truth),
});
type Claims = typeof Claims.Type;

const decode = Schema.decodeUnknownOption(Claims);

const isTrue = (value: typeof Truth.Type | undefined) =>
  value === true || value === "true" || value === "1" || value === 1;

const domainOf = (email: string) => email.slice(email.lastIndexOf("@") + 1).toLowerCase();

/**
 * Google answers for addresses of its own domains only (`hd` names one): it once saw others, which may have changed
 * hands. Microsoft fills `email` with whatever a tenant's administrator typed, unless `xms_edov` says that the
 * domain's owner was verified ("nOAuth").
 */
const isEmailVerified = ({ kind }: ProviderSetup, claims: Claims, email: string): boolean => {
  switch (kind) {
    case "google":
      return (
        isTrue(claims.email_verified) &&
        (domainOf(email) === "gmail.com" || claims.hd?.toLowerCase() === domainOf(email))
      );
    case "microsoft":
      return isTrue(claims.xms_edov);
    case "apple":
    case "oidc":
      return isTrue(claims.email_verified);
    case "github":
      return false;
  }
};

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Entra's shared endpoints: one set of keys signs for every tenant, so `iss` must be the one of `tid`. */
const shared = /^(https:\/\/[^/]+)\/(?:common|organizations|consumers)\/v2\.0$/;

/** The issuer that a token must name; undefined when this token can have none. */
export const expectedIssuer = (setup: ProviderSetup, tid: string | undefined): string | undefined => {
  const [, host] = setup.kind === "microsoft" ? (shared.exec(setup.issuer) ?? []) : [];
  if (host === undefined) return setup.issuer;
  return tid !== undefined && guid.test(tid) ? `${host}/${tid}/v2.0` : undefined;
};

const isSameIssuer = (one: string, other: string | undefined) =>
  one === other || (other !== undefined && URL.canParse(one) && new URL(one).href === new URL(other).href);

/** Whom verified claims speak of; none when they are not of this provider or do not say whom they are about. */
export const identityOf = (setup: ProviderSetup, claims: unknown): Option.Option<ExternalIdentity> =>
  decode(claims).pipe(
    Option.filter(({ iss, tid }) => isSameIssuer(iss, expectedIssuer(setup, tid))),
    Option.map((known) => {
      const email = known.email ?? null;
      return {
        issuer: known.iss,
        subject: known.sub,
        email,
        isEmailVerified: email !== null && isEmailVerified(setup, known, email),
        displayName: known.name ?? null,
      };
    }),
  );
