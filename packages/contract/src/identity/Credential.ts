import { Schema } from "effect";
import { Identifier } from "../Identifier.ts";
import { Instant } from "../Instant.ts";
import { LoginProviderId } from "./LoginProvider.ts";
import { Permission } from "./Permission.ts";
import { SessionId } from "./SessionId.ts";

export const ApiKeyId = Identifier.pipe(Schema.brand("ApiKeyId"));
export type ApiKeyId = typeof ApiKeyId.Type;

/**
 * How sure the hub is of who signed in: `pending`, a second factor is still owed; `single`, by one factor; `multi`, by
 * two of different kinds (or a passkey that verified its user).
 */
export const Assurance = Schema.Literals(["pending", "single", "multi"]);
export type Assurance = typeof Assurance.Type;

const signedIn = { sessionId: SessionId, assurance: Assurance, authenticatedAt: Instant };

/**
 * What a user's request was sent with. An access token (RFC 9068) points at the session it was issued from and ends
 * with it. An API key may do what its user may and its scopes name, no more. An external token is a JWT of the issuer
 * behind a login provider: it has no session, so nothing can be shown after it. `pending` it is of who owes a second
 * factor, and opens nothing then.
 */
export const Credential = Schema.Union([
  Schema.TaggedStruct("Session", signedIn),
  Schema.TaggedStruct("AccessToken", signedIn),
  Schema.TaggedStruct("ApiKey", { apiKeyId: ApiKeyId, scopes: Schema.Array(Permission) }),
  Schema.TaggedStruct("ExternalToken", { loginProviderId: LoginProviderId, assurance: Assurance }),
]);
export type Credential = typeof Credential.Type;

/** A person at a page or a terminal, or a program with a session of its own: what can be asked to show more. */
export const hasSession = (
  credential: Credential,
): credential is Extract<Credential, { readonly sessionId: SessionId }> =>
  credential._tag === "Session" || credential._tag === "AccessToken";
