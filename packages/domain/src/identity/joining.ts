import { canonicalEmail, Email } from "@atoll/contract/identity/User";
import { Name } from "@atoll/contract/Text";
import type { StoredProvider } from "@atoll/database/identity/LoginProviderRepository";
import type { ExternalIdentity } from "@atoll/platform/oidc/ProviderSetup";
import { Option, Schema } from "effect";

const decodeEmail = Schema.decodeUnknownOption(Email);
const decodeName = Schema.decodeUnknownOption(Name);

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1);

/**
 * The address by which a provider may join an identity to an account of its organisation: verified by the rule of its
 * kind, of a domain that the organisation trusts the provider for, and its own canonical spelling, so that no other
 * address that only looks or normalises alike stands for it.
 */
export const trustedEmail = (
  identity: ExternalIdentity,
  { allowedDomains }: Pick<StoredProvider, "allowedDomains">,
): Option.Option<string> =>
  decodeEmail(identity.email).pipe(
    Option.filter(() => identity.isEmailVerified),
    Option.filter((email) => canonicalEmail(email) === email.toLowerCase()),
    Option.filter((email) => allowedDomains.includes(domainOf(canonicalEmail(email)))),
  );

/** A name for a new account: the first one there is. */
export const nameFor = (email: string, ...names: ReadonlyArray<string | null | undefined>): string => {
  const found = names.map((name) => decodeName(name)).find(Option.isSome);
  return found?.value ?? email.slice(0, email.lastIndexOf("@")).slice(0, 120);
};
