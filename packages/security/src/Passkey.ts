import { Effect, Schema } from "effect";
import * as Base64Url from "./Base64Url.ts";
import {
  type AuthenticationResponse,
  PasskeyRefused,
  refuseFrames,
  type RegistrationResponse,
} from "./PasskeyResponse.ts";

/*
 * Passkeys (WebAuthn Level 3): the two ceremonies, without anything that is stored. The caller draws the
 * challenge (32 random bytes), keeps its hash, finds the ceremony again by `PasskeyResponse.challengeOf`, ends
 * it, and only then asks here.
 *
 * The person is always verified by the authenticator (PIN, finger, face), so a passkey alone counts as two
 * factors. Attestation is not asked for: which make an authenticator is of is nobody's business here.
 */

/** The authenticator's counter did not grow: the passkey may have been copied. Lock it and tell its owner. */
export class PasskeyCounterRegressed extends Schema.TaggedError<PasskeyCounterRegressed>()(
  "PasskeyCounterRegressed",
  { stored: Schema.Int, presented: Schema.Int },
) {
  override get message(): string {
    return "The counter of the passkey went back: there may be a copy of it.";
  }
}

/** Who asks for passkeys: bound to the hub's public address, so that no other site can use them. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
  readonly name: string;
}

/** Of the hub's public URL. Browsers accept `https`, and `http` on `localhost` only; never an address in digits. */
export const relyingParty = (publicUrl: URL, name: string): RelyingParty => ({
  id: publicUrl.hostname,
  origin: publicUrl.origin,
  name,
});

/** A passkey somebody has already, to be excluded or allowed by name. */
export interface KnownPasskey {
  /** base64url. */
  readonly credentialId: string;
  readonly transports: ReadonlyArray<string>;
}

/** A registered passkey as it is stored. Nothing in it is secret. */
export interface Passkey extends KnownPasskey {
  /** COSE key (RFC 9052 §7). */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** Signatures made, as far as the authenticator counts; 0 for those that do not. */
  readonly counter: number;
  /** Whether it is copied between the owner's devices by their vendor. */
  readonly backedUp: boolean;
}

/** ES256, EdDSA, RS256: what authenticators in use have (COSE algorithm numbers). */
const algorithms = [-7, -8, -257];
/** Milliseconds a person has. The ceremony's own end is the caller's to set. */
const timeout = 300_000;

/** Loaded with the first ceremony: it brings a parser for certificates along. */
const library = Effect.promise(() => import("@simplewebauthn/server"));

const allow = (passkeys: ReadonlyArray<KnownPasskey>) =>
  passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] }));

const userHandleOf = (userId: string) => new Uint8Array(Buffer.from(userId, "utf8"));

/**
 * What `navigator.credentials.create` is called with. `userId` goes into the passkey as user handle: an id of
 * at most 64 bytes, never an address or a name (WebAuthn §14.6.1).
 */
export const registrationOptions = Effect.fn("Passkey.registrationOptions")(function* (options: {
  readonly relyingParty: RelyingParty;
  readonly challenge: Uint8Array<ArrayBuffer>;
  readonly userId: string;
  readonly userName: string;
  readonly displayName: string;
  readonly existing: ReadonlyArray<KnownPasskey>;
}) {
  const { generateRegistrationOptions } = yield* library;
  return yield* Effect.promise(() =>
    generateRegistrationOptions({
      rpName: options.relyingParty.name,
      rpID: options.relyingParty.id,
      challenge: options.challenge,
      userID: userHandleOf(options.userId),
      userName: options.userName,
      userDisplayName: options.displayName,
      timeout,
      attestationType: "none",
      excludeCredentials: allow(options.existing),
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      supportedAlgorithmIDs: algorithms,
    }),
  );
});

/**
 * What `navigator.credentials.get` is called with. Without `allowed` any passkey for this hub may answer, and
 * nobody learns who has one.
 */
export const authenticationOptions = Effect.fn("Passkey.authenticationOptions")(function* (options: {
  readonly relyingParty: RelyingParty;
  readonly challenge: Uint8Array<ArrayBuffer>;
  readonly allowed?: ReadonlyArray<KnownPasskey>;
}) {
  const { generateAuthenticationOptions } = yield* library;
  return yield* Effect.promise(() =>
    generateAuthenticationOptions({
      rpID: options.relyingParty.id,
      challenge: options.challenge,
      timeout,
      userVerification: "required",
      ...(options.allowed === undefined ? {} : { allowCredentials: allow(options.allowed) }),
    }),
  );
});

const refused = () => new PasskeyRefused({ reason: "verification" });

/**
 * The passkey that answers `registrationOptions`: made for this challenge, at this hub, outside of frames,
 * with the person present and verified. Whether its `credentialId` is new is for the store to decide.
 */
export const verifyRegistration = Effect.fn("Passkey.verifyRegistration")(function* (options: {
  readonly relyingParty: RelyingParty;
  readonly challenge: Uint8Array;
  readonly response: RegistrationResponse;
}): Effect.fn.Return<Passkey, PasskeyRefused> {
  yield* refuseFrames(options.response);
  const { verifyRegistrationResponse } = yield* library;
  const { id, rawId, type, response } = options.response;
  const { clientDataJSON, attestationObject, transports = [] } = response;
  const result = yield* Effect.tryPromise({
    try: () =>
      verifyRegistrationResponse({
        response: {
          id,
          rawId,
          type,
          response: { clientDataJSON, attestationObject },
          clientExtensionResults: {},
        },
        expectedChallenge: Base64Url.encode(options.challenge),
        expectedOrigin: options.relyingParty.origin,
        expectedRPID: options.relyingParty.id,
        requireUserVerification: true,
        supportedAlgorithmIDs: algorithms,
      }),
    catch: refused,
  });
  if (!result.verified) return yield* refused();
  const { credential, credentialBackedUp } = result.registrationInfo;
  return {
    credentialId: credential.id,
    publicKey: new Uint8Array(credential.publicKey),
    counter: credential.counter,
    backedUp: credentialBackedUp,
    transports,
  };
});

export interface Authenticated {
  /** Store it with the passkey, in the statement that checks that it still grows. */
  readonly counter: number;
  readonly backedUp: boolean;
}

/** Both zero: the authenticator does not count (WebAuthn §6.1.1). */
const grew = (stored: number, presented: number): boolean =>
  (stored === 0 && presented === 0) || presented > stored;

/**
 * Verifies an answer to `authenticationOptions` by the passkey it names: signed for this challenge, at this
 * hub, outside of frames, with the person present and verified, the counter grown, and the user handle, where
 * the authenticator gives one, that of the passkey's owner.
 *
 * Success does not end the ceremony: the same answer verifies again until the caller has ended it.
 */
export const verifyAuthentication = Effect.fn("Passkey.verifyAuthentication")(function* (options: {
  readonly relyingParty: RelyingParty;
  readonly challenge: Uint8Array;
  readonly response: AuthenticationResponse;
  readonly passkey: Passkey;
  readonly userId: string;
}): Effect.fn.Return<Authenticated, PasskeyRefused | PasskeyCounterRegressed> {
  const { passkey, userId } = options;
  yield* refuseFrames(options.response);
  const { id, rawId, type, response } = options.response;
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  if (id !== passkey.credentialId) return yield* refused();
  if (userHandle !== undefined && userHandle !== Base64Url.encode(userHandleOf(userId))) {
    return yield* new PasskeyRefused({ reason: "owner" });
  }
  const { verifyAuthenticationResponse } = yield* library;
  const assertion = { clientDataJSON, authenticatorData, signature };
  const { verified, authenticationInfo } = yield* Effect.tryPromise({
    try: () =>
      verifyAuthenticationResponse({
        response: { id, rawId, type, response: assertion, clientExtensionResults: {} },
        expectedChallenge: Base64Url.encode(options.challenge),
        expectedOrigin: options.relyingParty.origin,
        expectedRPID: options.relyingParty.id,
        requireUserVerification: true,
        // The library would judge the counter before the signature; here it is judged after, and by type.
        credential: { id, publicKey: passkey.publicKey, counter: 0 },
      }),
    catch: refused,
  });
  if (!verified) return yield* refused();
  const { newCounter: counter, credentialBackedUp: backedUp } = authenticationInfo;
  return grew(passkey.counter, counter)
    ? { counter, backedUp }
    : yield* new PasskeyCounterRegressed({ stored: passkey.counter, presented: counter });
});
