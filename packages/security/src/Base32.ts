const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Crockford's alphabet: no I, L, O or U, so nothing is misread aloud or from paper. */
export const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Five bits a character, the last one filled up with zeros; no padding. RFC 4648 §6 unless told otherwise. */
export const encode = (bytes: Uint8Array, characters: string = alphabet): string => {
  let [text, rest, bits] = ["", 0, 0];
  for (const byte of bytes) {
    rest = (rest << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += characters.charAt((rest >> (bits - 5)) & 31);
    rest &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + characters.charAt((rest << (5 - bits)) & 31);
};
