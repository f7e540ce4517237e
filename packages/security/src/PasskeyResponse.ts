import { Effect, Option, Predicate, Result, Schema } from "effect";
import * as Base64Url from "./Base64Url.ts";

/**
 * Not the answer to this ceremony. `malformed`: no answer in form; `cross-origin`: made in a frame of another
 * site; `owner`: the passkey says it is somebody else's; `verification`: another ceremony, site, key or
 * challenge, or the person was not verified. The reason is for the log.
 */
export class PasskeyRefused extends Schema.TaggedError<PasskeyRefused>()("PasskeyRefused", {
  reason: Schema.Literals(["malformed", "cross-origin", "owner", "verification"]),
}) {
  override get message(): string {
    return `The passkey was refused (${this.reason}).`;
  }
}

const bytes = (maximum: number) => Base64Url.Base64Url.check(Schema.isMaxLength(maximum));

/** Longest credential id in bytes (WebAuthn §4), as base64url. */
const CredentialId = Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(1364));

/** What `navigator.credentials.create` gave, as JSON (WebAuthn §5.1.8.1): the parts that are used. */
export const RegistrationResponse = Schema.Struct({
  id: CredentialId,
  rawId: CredentialId,
  type: Schema.Literal("public-key"),
  response: Schema.Struct({
    clientDataJSON: bytes(8192),
    attestationObject: bytes(65_536),
    transports: Schema.optionalKey(
      Schema.Array(Schema.String.check(Schema.isPattern(/^[a-z-]{1,32}$/))).check(Schema.isMaxLength(8)),
    ),
  }),
});
export type RegistrationResponse = typeof RegistrationResponse.Type;

/** What `navigator.credentials.get` gave, as JSON (WebAuthn §5.1.8.2): the parts that are used. */
export const AuthenticationResponse = Schema.Struct({
  id: CredentialId,
  rawId: CredentialId,
  type: Schema.Literal("public-key"),
  response: Schema.Struct({
    clientDataJSON: bytes(8192),
    authenticatorData: bytes(8192),
    signature: bytes(8192),
    userHandle: Schema.optionalKey(bytes(88)),
  }),
});
export type AuthenticationResponse = typeof AuthenticationResponse.Type;

const malformed = () => new PasskeyRefused({ reason: "malformed" });

/** Reads what a browser sent. */
export const parseRegistration = (input: unknown): Effect.Effect<RegistrationResponse, PasskeyRefused> =>
  Effect.mapError(Schema.decodeUnknownEffect(RegistrationResponse)(input), malformed);

/** Reads what a browser sent. */
export const parseAuthentication = (input: unknown): Effect.Effect<AuthenticationResponse, PasskeyRefused> =>
  Effect.mapError(Schema.decodeUnknownEffect(AuthenticationResponse)(input), malformed);

interface WithClientData {
  readonly response: { readonly clientDataJSON: string };
}

const clientDataOf = ({ response }: WithClientData) =>
  Base64Url.decode(response.clientDataJSON).pipe(
    Option.flatMap((json) =>
      Result.getSuccess(Result.try((): unknown => JSON.parse(new TextDecoder().decode(json)))),
    ),
    Option.filter(Predicate.isObject),
  );

/**
 * The challenge an answer claims to answer, to find the ceremony by. **Nothing is verified**: it is only good
 * as `challenge` of the verification.
 */
export const challengeOf = (answer: WithClientData): Effect.Effect<Uint8Array<ArrayBuffer>, PasskeyRefused> =>
  Effect.fromOption(
    clientDataOf(answer).pipe(
      Option.flatMap((data) =>
        Predicate.isString(data["challenge"]) ? Base64Url.decode(data["challenge"]) : Option.none(),
      ),
    ),
    malformed,
  );

/** Refuses answers made in a frame: no site may let its visitors sign in here by a click on something else. */
export const refuseFrames = (answer: WithClientData): Effect.Effect<void, PasskeyRefused> =>
  Option.exists(clientDataOf(answer), (data) => data["crossOrigin"] === true || "topOrigin" in data)
    ? Effect.fail(new PasskeyRefused({ reason: "cross-origin" }))
    : Effect.void;
