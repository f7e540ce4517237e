import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type { AuthenticationResponse, RegistrationResponse } from "../PasskeyResponse.ts";

/*
 * An authenticator in software that does what it is told, lies included. Its bytes are written by hand
 * (WebAuthn §6.1, RFC 8949), so that the verifier is not checked against itself.
 */

const url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
const sha256 = (data: Uint8Array | string) => createHash("sha256").update(data).digest();

/** CBOR byte string, and text of less than 24 bytes. */
const cborBytes = (bytes: Uint8Array) =>
  Buffer.concat([Buffer.of(0x59, bytes.length >> 8, bytes.length & 0xff), bytes]);
const cborText = (text: string) => Buffer.concat([Buffer.of(0x60 + text.length), Buffer.from(text)]);

export interface SoftKey {
  readonly credentialId: Buffer;
  readonly privateKey: KeyObject;
}

export const newKey = (): SoftKey => ({
  credentialId: randomBytes(32),
  privateKey: generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey,
});

/** COSE key of ES256 (RFC 9053 §7.1.1). */
const coseKey = ({ privateKey }: SoftKey): Buffer => {
  const { x = "", y = "" } = privateKey.export({ format: "jwk" });
  const coordinate = (text: string) => Buffer.concat([Buffer.of(0x58, 32), Buffer.from(text, "base64url")]);
  const head = Buffer.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01);
  return Buffer.concat([head, Buffer.of(0x21), coordinate(x), Buffer.of(0x22), coordinate(y)]);
};

export interface Ceremony {
  readonly challenge: Uint8Array;
  readonly origin: string;
  readonly rpId: string;
  readonly counter?: number;
  readonly present?: boolean;
  readonly verified?: boolean;
  readonly clientData?: Readonly<Record<string, unknown>>;
}

const clientDataOf = (type: string, { challenge, origin, clientData }: Ceremony): Buffer =>
  Buffer.from(JSON.stringify({ type, challenge: url(challenge), origin, crossOrigin: false, ...clientData }));

const authenticatorDataOf = (ceremony: Ceremony, attested: Uint8Array): Buffer => {
  const { rpId, counter = 0, present = true, verified = true } = ceremony;
  const flags = (present ? 0x01 : 0) | (verified ? 0x04 : 0) | (attested.length > 0 ? 0x40 : 0);
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([sha256(rpId), Buffer.of(flags), count, attested]);
};

export const register = (key: SoftKey, ceremony: Ceremony): RegistrationResponse => {
  const length = Buffer.of(0, key.credentialId.length);
  const attested = Buffer.concat([Buffer.alloc(16), length, key.credentialId, coseKey(key)]);
  const attestationObject = Buffer.concat([
    Buffer.of(0xa3),
    cborText("fmt"),
    cborText("none"),
    cborText("attStmt"),
    Buffer.of(0xa0),
    cborText("authData"),
    cborBytes(authenticatorDataOf(ceremony, attested)),
  ]);
  const id = url(key.credentialId);
  const clientDataJSON = url(clientDataOf("webauthn.create", ceremony));
  const response = { clientDataJSON, attestationObject: url(attestationObject), transports: ["internal"] };
  return { id, rawId: id, type: "public-key", response };
};

export const authenticate = (
  key: SoftKey,
  ceremony: Ceremony,
  userHandle?: string,
): AuthenticationResponse => {
  const clientData = clientDataOf("webauthn.get", ceremony);
  const authenticatorData = authenticatorDataOf(ceremony, new Uint8Array());
  const signature = sign("sha256", Buffer.concat([authenticatorData, sha256(clientData)]), key.privateKey);
  const id = url(key.credentialId);
  const response = {
    clientDataJSON: url(clientData),
    authenticatorData: url(authenticatorData),
    signature: url(signature),
    ...(userHandle === undefined ? {} : { userHandle: url(Buffer.from(userHandle)) }),
  };
  return { id, rawId: id, type: "public-key", response };
};
