import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { Option, Result } from "effect";

/*
 * The frame of every secret kept at rest: header || nonce || AES-256-GCM ciphertext || tag. The header says
 * in plain bytes under which keys to open it; it is authenticated together with a context, so neither can be
 * changed without the box breaking.
 *
 * Random 96-bit nonces: good for 2^32 boxes under one key (NIST SP 800-38D §8.3).
 */

const nonceLength = 12;
const tagLength = 16;

/** Bytes a box has beyond its header and its plaintext. */
export const overhead = nonceLength + tagLength;

/** `context` says what is inside, for whom and in which format; it is not in the box. */
export interface Place {
  readonly key: Uint8Array;
  readonly header: Uint8Array;
  readonly context: string;
}

const associatedData = ({ header, context }: Place): Uint8Array =>
  Buffer.concat([new TextEncoder().encode(context), header]);

export const seal = (place: Place, plaintext: Uint8Array): Uint8Array => {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv("aes-256-gcm", place.key, nonce, { authTagLength: tagLength });
  cipher.setAAD(associatedData(place));
  const sealed = [cipher.update(plaintext), cipher.final(), cipher.getAuthTag()];
  return new Uint8Array(Buffer.concat([place.header, nonce, ...sealed]));
};

/** `None`: changed at rest, another key, or another place. `box` begins with `place.header`. */
export const open = (place: Place, box: Uint8Array): Option.Option<Uint8Array> =>
  Result.getSuccess(
    Result.try(() => {
      const body = box.subarray(place.header.length);
      const decipher = createDecipheriv("aes-256-gcm", place.key, body.subarray(0, nonceLength), {
        authTagLength: tagLength,
      });
      decipher.setAAD(associatedData(place));
      decipher.setAuthTag(body.subarray(-tagLength));
      const ciphertext = body.subarray(nonceLength, -tagLength);
      return new Uint8Array(Buffer.concat([decipher.update(ciphertext), decipher.final()]));
    }),
  );
