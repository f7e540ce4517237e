import { InvalidRequest } from "@atoll/contract/CommonProblems";
import type { LoginProvider } from "@atoll/contract/identity/LoginProvider";
import { defaultIssuers } from "@atoll/platform/oidc/ProviderSetup";
import { Effect } from "effect";

type Checked = Pick<LoginProvider, "kind" | "issuer" | "clientId" | "appleKey" | "acceptsTokensFor">;

const faultOf = ({ kind, issuer, clientId, appleKey, acceptsTokensFor }: Checked) => {
  const isFixed = kind === "google" || kind === "apple";
  if (isFixed && issuer !== defaultIssuers[kind])
    return ["issuer", `must be ${defaultIssuers[kind]}`] as const;
  if (kind === "apple" && appleKey === null) return ["appleKey", "must be given for Apple"] as const;
  if (acceptsTokensFor !== null && kind !== "oidc") {
    return ["acceptsTokensFor", "must be empty: only OpenID Connect issuers have tokens for others"] as const;
  }
  // An id token has the client as its audience, and says who signed in there, not who may call here.
  if (acceptsTokensFor === clientId) return ["acceptsTokensFor", "must differ from the client id"] as const;
  return undefined;
};

/** What a provider's settings must be together. */
export const checkProvider = (provider: Checked): Effect.Effect<void, InvalidRequest> => {
  const fault = faultOf(provider);
  if (fault === undefined) return Effect.void;
  const [member, detail] = fault;
  return Effect.fail(
    new InvalidRequest({
      detail: `${member} ${detail}.`,
      errors: [{ pointer: `/payload/${member}`, detail }],
    }),
  );
};

export const issuerMissing = () =>
  new InvalidRequest({
    detail: "issuer must be given for this kind.",
    errors: [{ pointer: "/payload/issuer", detail: "must be given for this kind" }],
  });

export const tooManyProviders = (most: number) =>
  new InvalidRequest({ detail: `An organisation may have up to ${most} login providers.` });
