import { Schema } from "effect";
import { Identifier } from "../Identifier.ts";
import { Instant } from "../Instant.ts";
import { LoginProviderId } from "./LoginProvider.ts";

export const LinkedAccountId = Identifier.pipe(Schema.brand("LinkedAccountId"));
export type LinkedAccountId = typeof LinkedAccountId.Type;

/** An identity elsewhere by which the caller can sign in. */
export const LinkedAccount = Schema.Struct({
  id: LinkedAccountId,
  issuer: Schema.String,
  /** As the issuer said it when the link was made. */
  email: Schema.NullOr(Schema.String),
  providerId: LoginProviderId,
  createdAt: Instant,
}).annotate({ identifier: "LinkedAccount" });
export type LinkedAccount = typeof LinkedAccount.Type;
