import { AuthorizationResponseError, ClientError, ResponseBodyError } from "openid-client";
import { OutboundFailed, OutboundRefused } from "../outbound/OutboundHttp.ts";
import {
  type OidcFailure,
  ProviderMisconfigured,
  ProviderUnreachable,
  SignInDenied,
  SignInRefused,
} from "./OidcErrors.ts";

/** Codes of RFC 6749 §5.2 that speak of our registration, and not of what the person brought back. */
const ofRegistration: ReadonlyArray<string> = [
  "invalid_client",
  "unauthorized_client",
  "unsupported_grant_type",
  "invalid_scope",
];

/** The library wraps what our own `fetch` failed with. */
const causesOf = (error: unknown): ReadonlyArray<unknown> => {
  const causes: Array<unknown> = [];
  for (let each = error; each instanceof Error && causes.length < 8; each = each.cause) causes.push(each);
  return causes;
};

const ofTransport = (issuer: string, error: unknown) => {
  for (const each of causesOf(error)) {
    if (each instanceof OutboundFailed) return new ProviderUnreachable({ issuer, reason: each.message });
    if (each instanceof OutboundRefused) return new ProviderMisconfigured({ issuer, reason: each.message });
  }
  return undefined;
};

const codeOf = (error: unknown) => (error instanceof ClientError ? (error.code ?? "unknown") : "unknown");

/** What went wrong while the provider described itself. */
export const discoveryFailure = (issuer: string) => (error: unknown) => {
  const transport = ofTransport(issuer, error);
  if (transport !== undefined) return transport;
  const code = codeOf(error);
  return code === "OAUTH_TIMEOUT"
    ? new ProviderUnreachable({ issuer, reason: "no answer in time" })
    : new ProviderMisconfigured({ issuer, reason: `its discovery document is not usable (${code})` });
};

/** What went wrong between the person's return and the identity. */
export const signInFailure =
  (issuer: string) =>
  (error: unknown): OidcFailure => {
    const transport = ofTransport(issuer, error);
    if (transport !== undefined) return transport;
    if (error instanceof AuthorizationResponseError) return new SignInDenied({ error: error.error });
    if (error instanceof ResponseBodyError) {
      return ofRegistration.includes(error.error)
        ? new ProviderMisconfigured({ issuer, reason: `it refuses this client (${error.error})` })
        : new SignInRefused({ reason: error.error });
    }
    if (codeOf(error) === "OAUTH_TIMEOUT") {
      return new ProviderUnreachable({ issuer, reason: "no answer in time" });
    }
    return new SignInRefused({ reason: codeOf(error) });
  };
