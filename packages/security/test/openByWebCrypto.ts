import type { SealedEnvelope } from "../src/Sealing.ts";

interface PublicKey {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y: string;
}

const decode = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, "base64url"));
const point = ({ x, y }: PublicKey) => Buffer.concat([Uint8Array.of(4), decode(x), decode(y)]);
const ecdh = { name: "ECDH", namedCurve: "P-256" };

/** Opens a sealed message with Web Crypto, written from the comment at the head of `Sealing.ts`. */
export const openByWebCrypto = async (
  envelope: SealedEnvelope,
  recipient: PublicKey & { readonly d: string },
  sender: PublicKey,
): Promise<Uint8Array> => {
  const { subtle } = globalThis.crypto;
  const own = await subtle.importKey("jwk", recipient, ecdh, false, ["deriveBits"]);
  const ephemeral = await subtle.importKey("raw", decode(envelope.ephemeralKey), ecdh, false, []);
  const senderKey = await subtle.importKey("jwk", sender, ecdh, false, []);
  const agreements = await Promise.all(
    [ephemeral, senderKey].map((key) => subtle.deriveBits({ name: "ECDH", public: key }, own, 256)),
  );
  const { analysisId, recipient: to, sender: from, sequence } = envelope;
  const aad = new TextEncoder().encode(
    `{"analysisId":"${analysisId}","recipient":"${to}","sender":"${from}",` +
      `"sequence":${sequence},"version":1}`,
  );
  const ikm = Buffer.concat(agreements.map((bits) => new Uint8Array(bits)));
  const points = [decode(envelope.ephemeralKey), point(recipient), point(sender)];
  const info = Buffer.concat([Buffer.from("atoll/seal/1\n"), ...points, aad]);
  const key = await subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: decode(envelope.salt), info },
    await subtle.importKey("raw", ikm, "HKDF", false, ["deriveKey"]),
    { name: "AES-GCM", length: 256 },
    false,
    ["decrypt"],
  );
  const algorithm = { name: "AES-GCM", iv: decode(envelope.nonce), additionalData: aad };
  return new Uint8Array(await subtle.decrypt(algorithm, key, decode(envelope.ciphertext)));
};
