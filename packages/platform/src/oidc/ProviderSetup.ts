import type { AppleKey, LoginProviderKind } from "@atoll/contract/identity/LoginProvider";
import type { Redacted } from "effect";

/** One client registration at one provider. */
export interface ProviderSetup {
  readonly kind: LoginProviderKind;
  readonly issuer: string;
  readonly clientId: string;
  /** For Apple the private key as PEM text, which signs the secret. */
  readonly clientSecret: Redacted.Redacted;
  readonly appleKey: AppleKey | null;
}

/** Whom the provider says it has signed in. */
export interface ExternalIdentity {
  /** With `subject` the identity itself: nothing else of it stays the same. */
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  /** Whether the provider has seen that the person reads this address, by the rule of its kind. */
  readonly isEmailVerified: boolean;
  readonly displayName: string | null;
}

/** Where each kind is when nobody says otherwise; `oidc` has to be told. */
export const defaultIssuers: Readonly<Record<LoginProviderKind, string | null>> = {
  github: "https://github.com",
  google: "https://accounts.google.com",
  microsoft: "https://login.microsoftonline.com/organizations/v2.0",
  apple: "https://appleid.apple.com",
  oidc: null,
};

/**
 * Whether nobody in a tenant decides what the issuer says: then its word on an e-mail address counts in the whole hub,
 * and not in that tenant only.
 */
export const isPublicIssuer = ({ kind, issuer }: Pick<ProviderSetup, "kind" | "issuer">): boolean => {
  if (kind === "microsoft") return issuer.startsWith("https://login.microsoftonline.com/");
  return kind !== "oidc" && issuer === defaultIssuers[kind];
};
