import type { PasskeyCreation, PasskeyRequest } from "@atoll/contract/identity/Passkey";
import { authenticationOptions, registrationOptions } from "@atoll/security/Passkey";
import { Effect } from "effect";

interface Descriptor {
  readonly id: string;
  readonly transports?: ReadonlyArray<string>;
}

const allowed = (descriptors: ReadonlyArray<Descriptor> = []) =>
  descriptors.map(({ id, transports = [] }) => ({ id, type: "public-key" as const, transports }));

const milliseconds = 300_000;

/** The parts of the library's options that the contract names. */
export const creationOf = (options: Parameters<typeof registrationOptions>[0]) =>
  Effect.map(
    registrationOptions(options),
    ({ rp, user, challenge, pubKeyCredParams, timeout, excludeCredentials }): PasskeyCreation => ({
      rp: { id: rp.id ?? options.relyingParty.id, name: rp.name },
      user: { id: user.id, name: user.name, displayName: user.displayName },
      challenge,
      pubKeyCredParams: pubKeyCredParams.map(({ alg }) => ({ type: "public-key", alg })),
      timeout: timeout ?? milliseconds,
      excludeCredentials: allowed(excludeCredentials),
      authenticatorSelection: {
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      },
      attestation: "none",
    }),
  );

/** The parts of the library's options that the contract names. */
export const requestOf = (options: Parameters<typeof authenticationOptions>[0]) =>
  Effect.map(
    authenticationOptions(options),
    ({ challenge, timeout, rpId, allowCredentials }): PasskeyRequest => ({
      rpId: rpId ?? options.relyingParty.id,
      challenge,
      timeout: timeout ?? milliseconds,
      userVerification: "required",
      allowCredentials: allowed(allowCredentials),
    }),
  );
