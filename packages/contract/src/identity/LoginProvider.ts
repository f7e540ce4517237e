import { Schema } from "effect";
import { Identifier } from "../Identifier.ts";
import { Instant } from "../Instant.ts";
import { Name, Text } from "../Text.ts";

export const LoginProviderId = Identifier.pipe(Schema.brand("LoginProviderId"));
export type LoginProviderId = typeof LoginProviderId.Type;

/** `oidc` is any issuer with discovery; the others differ from it in ways that code must know. */
export const LoginProviderKind = Schema.Literals(["github", "google", "microsoft", "apple", "oidc"]);
export type LoginProviderKind = typeof LoginProviderKind.Type;

/** An https address without query and fragment; http in development only, and only of this machine. */
export const IssuerUrl = Text({ min: 8, max: 300 }).check(
  Schema.makeFilter((text: string) => {
    if (!URL.canParse(text)) return "must be a URL";
    const { protocol, search, hash, username, password } = new URL(text);
    if (protocol !== "https:" && protocol !== "http:") return "must be an https address";
    return search + hash + username + password === "" || "must have no query, fragment or user name";
  }),
);

/** The part of an e-mail address behind the @, in lower case. */
export const EmailDomain = Text({ min: 3, max: 253 })
  .check(
    Schema.isPattern(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/u, {
      description: "A domain in lower case, such as lagoon.example",
    }),
  )
  .annotate({ examples: ["lagoon.example"] });

const ClientId = Text({ min: 1, max: 300 });

/** Apple signs in with a key instead of a secret: its id, and the team it belongs to. */
export const AppleKey = Schema.Struct({
  teamId: Text({ min: 1, max: 40 }),
  keyId: Text({ min: 1, max: 40 }),
}).annotate({ identifier: "AppleKey" });
export type AppleKey = typeof AppleKey.Type;

/** A role a provider may give to who joins by it: nobody becomes owner or admin unasked. */
export const JoiningRole = Schema.Literals(["steward", "member", "viewer", "guest"]).annotate({
  identifier: "JoiningRole",
});
export type JoiningRole = typeof JoiningRole.Type;

const settings = {
  /** Shown on the button. */
  name: Name,
  clientId: ClientId,
  appleKey: Schema.NullOr(AppleKey),
  /** Whose verified addresses may be joined to an account of this organisation without asking its holder. */
  allowedDomains: Schema.Array(EmailDomain).check(Schema.isMaxLength(50)),
  /** Whether people of `allowedDomains` become members by signing in; else they need an invitation. */
  autoJoin: Schema.Boolean,
  defaultRole: JoiningRole,
  enabled: Schema.Boolean,
  /** The audience of the issuer's own JWTs that are accepted as bearer tokens; none are when null. */
  acceptsTokensFor: Schema.NullOr(Text({ min: 1, max: 300 })),
};

/** Somewhere else a person of this organisation can sign in. The client secret is never shown. */
export const LoginProvider = Schema.Struct({
  id: LoginProviderId,
  kind: LoginProviderKind,
  issuer: IssuerUrl,
  ...settings,
  createdAt: Instant,
}).annotate({ identifier: "LoginProvider" });
export type LoginProvider = typeof LoginProvider.Type;

/** The secret that the provider gave, or for Apple the private key as PEM text. */
export const ClientSecret = Text({ min: 1, max: 4_000 });

/** `issuer` may be left out where the kind has one of its own. */
export const NewLoginProvider = Schema.Struct({
  kind: LoginProviderKind,
  issuer: Schema.optionalKey(IssuerUrl),
  name: settings.name,
  clientId: settings.clientId,
  clientSecret: ClientSecret,
  appleKey: Schema.optionalKey(AppleKey),
  allowedDomains: Schema.optionalKey(settings.allowedDomains),
  autoJoin: Schema.optionalKey(Schema.Boolean),
  defaultRole: Schema.optionalKey(JoiningRole),
  enabled: Schema.optionalKey(Schema.Boolean),
  acceptsTokensFor: Schema.optionalKey(settings.acceptsTokensFor),
}).annotate({
  identifier: "NewLoginProvider",
  examples: [
    {
      kind: "oidc",
      issuer: "https://sso.lagoon.example/realms/staff",
      name: "Lagoon single sign-on",
      clientId: "atoll",
      clientSecret: "from the provider",
      allowedDomains: ["lagoon.example"],
      autoJoin: true,
      defaultRole: "member",
    },
  ],
});
export type NewLoginProvider = typeof NewLoginProvider.Type;

/** What is left out stays. Kind and issuer stay for ever: they say whose identities the links are. */
export const LoginProviderChange = Schema.Struct({
  name: Schema.optionalKey(settings.name),
  clientId: Schema.optionalKey(settings.clientId),
  clientSecret: Schema.optionalKey(ClientSecret),
  appleKey: Schema.optionalKey(AppleKey),
  allowedDomains: Schema.optionalKey(settings.allowedDomains),
  autoJoin: Schema.optionalKey(Schema.Boolean),
  defaultRole: Schema.optionalKey(JoiningRole),
  enabled: Schema.optionalKey(Schema.Boolean),
  acceptsTokensFor: Schema.optionalKey(settings.acceptsTokensFor),
}).annotate({ identifier: "LoginProviderChange", examples: [{ enabled: false }] });
export type LoginProviderChange = typeof LoginProviderChange.Type;

/** What the sign-in page of an organisation shows to anybody. */
export const OfferedProvider = Schema.Struct({
  id: LoginProviderId,
  kind: LoginProviderKind,
  name: Name,
}).annotate({ identifier: "OfferedProvider" });
export type OfferedProvider = typeof OfferedProvider.Type;
