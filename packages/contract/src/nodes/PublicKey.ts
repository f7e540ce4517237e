import { Schema } from "effect";

const coordinate = Schema.String.check(Schema.isPattern(/^[A-Za-z0-9_-]{43}$/u));

/** A P-256 public key as JWK (RFC 7517, RFC 7518 §6.2.1). A private part (`d`) is refused as an unknown field. */
export const PublicKey = Schema.Struct({
  kty: Schema.Literal("EC"),
  crv: Schema.Literal("P-256"),
  x: coordinate,
  y: coordinate,
}).annotate({ identifier: "PublicKey" });
export type PublicKey = typeof PublicKey.Type;
