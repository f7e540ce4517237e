import {
  createCipheriv,
  createDecipheriv,
  diffieHellman,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { Effect, Option, Schema } from "effect";
import * as Base64Url from "./Base64Url.ts";
import * as CanonicalJson from "./CanonicalJson.ts";
import { type InvalidPublicKey, type PublicJwk, toKeyObject } from "./Jwk.ts";
import { generateSealing, type SealingKeyPair } from "./KeyPair.ts";

/*
 * Sealing, version 1: a node's message that only the recipient can read and only the sender can have made.
 * The hub relays it and learns addresses, sizes and times. The model is the authenticated KEM of HPKE (RFC
 * 9180 §5.1.3, `AuthEncap` on DHKEM(P-256)); the key is derived by HKDF-SHA-256 (RFC 5869) and used once.
 *
 *   E = a fresh key pair, S = the sender's static pair, R = the recipient's; || joins bytes
 *   aad  = RFC 8785 JSON of { analysisId, recipient, sender, sequence, version }, UTF-8
 *   ikm  = ECDH(E, R) || ECDH(S, R)                    x coordinates, 32 bytes each
 *   info = "atoll/seal/1\n" || E || R || S || aad      public keys as 65-byte points (SEC 1 §2.3.3)
 *   key  = HKDF-SHA-256(ikm, salt, info, 32 bytes)     salt: 32 random bytes
 *   ciphertext = AES-256-GCM(key, nonce, aad, plaintext), 16-byte tag appended; nonce: 12 random bytes
 *
 * E keeps past messages closed when S leaks later; ECDH(S, R) authenticates the sender; the points in `info`
 * bind the key to exactly these three keys, the aad binds message and key to one address. What it does not
 * give: messages open to whoever gets R later, and who holds R can forge messages *to R* (RFC 9180 §9.1.1),
 * so a seal proves the sender to the recipient, never to a third party. Bundles and manifests are signed
 * instead.
 */

/** Where a message belongs. `sequence` counts the sender's messages to this recipient within the analysis. */
export interface Address {
  readonly analysisId: string;
  readonly sender: string;
  readonly recipient: string;
  readonly sequence: number;
}

/** A sealed message as it travels: binary fields in unpadded base64url. */
export interface SealedEnvelope extends Address {
  readonly version: 1;
  readonly ephemeralKey: string;
  readonly salt: string;
  readonly nonce: string;
  readonly ciphertext: string;
}

/**
 * Do not use the message. `address`: it is addressed elsewhere (or replayed in another place); `format`: a
 * field cannot be read; `authentication`: changed on the way, or sealed by or for other keys.
 */
export class SealBroken extends Schema.TaggedError<SealBroken>()("SealBroken", {
  reason: Schema.Literals(["address", "format", "authentication"]),
}) {
  override get message(): string {
    return `The seal of the message is broken (${this.reason}).`;
  }
}

const saltLength = 32;
const nonceLength = 12;
const tagLength = 16;
const pointLength = 65;
const domain = new TextEncoder().encode("atoll/seal/1\n");

/** Ids are text a schema has let through; text without canonical JSON here is a defect of the caller. */
const associatedData = ({ analysisId, sender, recipient, sequence }: Address): Effect.Effect<Uint8Array> =>
  Effect.orDie(CanonicalJson.bytes({ version: 1, analysisId, sender, recipient, sequence }));

const toPoint = (jwk: PublicJwk): Buffer =>
  Buffer.concat([Uint8Array.of(4), Buffer.from(jwk.x, "base64url"), Buffer.from(jwk.y, "base64url")]);

/** Uncompressed points only; `toKeyObject` then checks the curve. */
const fromPoint = (point: Uint8Array): Option.Option<PublicJwk> => {
  if (point[0] !== 4) return Option.none();
  const [x, y] = [Base64Url.encode(point.subarray(1, 33)), Base64Url.encode(point.subarray(33))];
  return Option.some({ kty: "EC", crv: "P-256", x, y });
};

const deriveKey = (options: {
  readonly agreements: readonly [withEphemeral: Uint8Array, withSender: Uint8Array];
  readonly points: readonly [ephemeral: Uint8Array, recipient: Uint8Array, sender: Uint8Array];
  readonly salt: Uint8Array;
  readonly aad: Uint8Array;
}): Uint8Array => {
  const ikm = Buffer.concat(options.agreements);
  const info = Buffer.concat([domain, ...options.points, options.aad]);
  return new Uint8Array(hkdfSync("sha256", ikm, options.salt, info, 32));
};

const agree = (privateKey: KeyObject, publicKey: KeyObject): Uint8Array =>
  diffieHellman({ privateKey, publicKey });

/**
 * Seals once, for one address. Sealing the same message again gives other bytes: whoever must resend the same
 * bytes keeps the envelope. `to` is the recipient's key from the locked manifest.
 */
export const seal = Effect.fnUntraced(function* <A extends Address>(options: {
  readonly address: A;
  readonly from: SealingKeyPair;
  readonly to: PublicJwk;
  readonly plaintext: Uint8Array;
}): Effect.fn.Return<SealedEnvelope & Pick<A, keyof Address>, InvalidPublicKey> {
  const { analysisId, sender, recipient, sequence }: Pick<A, keyof Address> = options.address;
  const aad = yield* associatedData(options.address);
  const recipientKey = yield* toKeyObject(options.to);
  const ephemeral = yield* generateSealing;
  const ephemeralPoint = toPoint(ephemeral.publicJwk);
  const [salt, nonce] = [randomBytes(saltLength), randomBytes(nonceLength)];
  const key = deriveKey({
    agreements: [agree(ephemeral.privateKey, recipientKey), agree(options.from.privateKey, recipientKey)],
    points: [ephemeralPoint, toPoint(options.to), toPoint(options.from.publicJwk)],
    salt,
    aad,
  });
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: tagLength });
  cipher.setAAD(aad);
  const ciphertext = Buffer.concat([cipher.update(options.plaintext), cipher.final(), cipher.getAuthTag()]);
  return {
    version: 1,
    analysisId,
    sender,
    recipient,
    sequence,
    ephemeralKey: Base64Url.encode(ephemeralPoint),
    salt: Base64Url.encode(salt),
    nonce: Base64Url.encode(nonce),
    ciphertext: Base64Url.encode(ciphertext),
  };
});

const readFields = (envelope: SealedEnvelope) =>
  Option.all({
    ephemeralPoint: Base64Url.decodeExactly(envelope.ephemeralKey, pointLength),
    salt: Base64Url.decodeExactly(envelope.salt, saltLength),
    nonce: Base64Url.decodeExactly(envelope.nonce, nonceLength),
    ciphertext: Option.filter(Base64Url.decode(envelope.ciphertext), (bytes) => bytes.length >= tagLength),
  });

const isAddressedTo = (envelope: SealedEnvelope, expected: Address): boolean =>
  envelope.version === 1 &&
  envelope.analysisId === expected.analysisId &&
  envelope.sender === expected.sender &&
  envelope.recipient === expected.recipient &&
  envelope.sequence === expected.sequence;

/**
 * The plaintext, if the holder of `from` sealed it for this key pair and this very address. `expected` is
 * what the recipient itself awaits, its next sequence included; `from` is the sender's key from the locked
 * manifest. Opening the same envelope twice succeeds twice: refusing repeats is the recipient's journal's
 * work.
 */
export const open = Effect.fnUntraced(function* (options: {
  readonly envelope: SealedEnvelope;
  readonly expected: Address;
  readonly from: PublicJwk;
  readonly to: SealingKeyPair;
}): Effect.fn.Return<Uint8Array, SealBroken | InvalidPublicKey> {
  if (!isAddressedTo(options.envelope, options.expected)) return yield* new SealBroken({ reason: "address" });
  const malformed = () => new SealBroken({ reason: "format" });
  const fields = yield* Effect.fromOption(readFields(options.envelope), malformed);
  const senderKey = yield* toKeyObject(options.from);
  const ephemeralJwk = yield* Effect.fromOption(fromPoint(fields.ephemeralPoint), malformed);
  const ephemeralKey = yield* Effect.mapError(toKeyObject(ephemeralJwk), malformed);
  const aad = yield* associatedData(options.expected);
  const key = deriveKey({
    agreements: [agree(options.to.privateKey, ephemeralKey), agree(options.to.privateKey, senderKey)],
    points: [fields.ephemeralPoint, toPoint(options.to.publicJwk), toPoint(options.from)],
    salt: fields.salt,
    aad,
  });
  return yield* Effect.try({
    try: () => {
      const decipher = createDecipheriv("aes-256-gcm", key, fields.nonce, { authTagLength: tagLength });
      decipher.setAAD(aad);
      decipher.setAuthTag(fields.ciphertext.subarray(-tagLength));
      const body = fields.ciphertext.subarray(0, -tagLength);
      return new Uint8Array(Buffer.concat([decipher.update(body), decipher.final()]));
    },
    catch: () => new SealBroken({ reason: "authentication" }),
  });
});
