import { Option, Schema } from "effect";

/** Unpadded base64url (RFC 4648 §5). */
export const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

/**
 * Strict: padding, line breaks, the other alphabet and stray bits in the last character are refused, so that
 * a byte string has exactly one spelling and a changed character can never mean the same bytes.
 */
export const decode = (text: string): Option.Option<Uint8Array<ArrayBuffer>> => {
  const bytes = Buffer.from(text, "base64url");
  return bytes.toString("base64url") === text ? Option.some(new Uint8Array(bytes)) : Option.none();
};

/** Like `decode`, and the length in bytes must be exactly this one. */
export const decodeExactly = (text: string, length: number): Option.Option<Uint8Array<ArrayBuffer>> =>
  Option.filter(decode(text), (bytes) => bytes.length === length);

/** Text that `decode` accepts. Stays text: it is decoded where it is used. */
export const Base64Url = Schema.String.check(
  Schema.makeFilter((text) => Option.isSome(decode(text)), { expected: "unpadded base64url" }),
);
