import { Schema } from "effect";
import { Instant } from "../Instant.ts";
import { Text } from "../Text.ts";
import { SessionGrant } from "./Session.ts";

/** What a person can show beside the first factor. */
export const SecondFactors = Schema.Struct({
  /** An authenticator app that was confirmed. */
  totp: Schema.Boolean,
  /** Locked ones as well. */
  passkeys: Schema.Int,
  /** Not used yet. */
  recoveryCodes: Schema.Int,
  /** Whether the organisation asks for a second factor. Who has none may set one up, and do nothing else before. */
  required: Schema.Boolean,
}).annotate({ identifier: "SecondFactors" });
export type SecondFactors = typeof SecondFactors.Type;

/** Six digits of an authenticator app, or a recovery code; spaces and dashes do not count. */
export const FactorCode = Schema.Struct({
  method: Schema.Literals(["totp", "recovery-code"]),
  code: Text({ min: 1, max: 64 }),
}).annotate({ identifier: "FactorCode", examples: [{ method: "totp", code: "492039" }] });
export type FactorCode = typeof FactorCode.Type;

export const TotpCode = Schema.Struct({ code: Text({ min: 1, max: 64 }) }).annotate({
  identifier: "TotpCode",
  examples: [{ code: "492039" }],
});

/** Shown once. It guards nothing until a code has confirmed it. */
export const TotpEnrolment = Schema.Struct({
  /** Base32, for apps that cannot scan. */
  secret: Schema.String,
  /** The `otpauth:` address that the QR code shows. */
  uri: Schema.String,
  /** An SVG element without script, style or reference: to be put into the page as it is. */
  qrCode: Schema.String,
}).annotate({ identifier: "TotpEnrolment" });
export type TotpEnrolment = typeof TotpEnrolment.Type;

/** Ten, shown once, each good once. The ones before them are no longer. */
export const RecoveryCodes = Schema.Struct({
  recoveryCodes: Schema.Array(Schema.String),
  createdAt: Instant,
}).annotate({ identifier: "RecoveryCodes" });
export type RecoveryCodes = typeof RecoveryCodes.Type;

/** The app counts from now on. The session has another token, and both factors. */
export const TotpConfirmation = Schema.Struct({
  /** Ten where it is the first factor, shown once, each good once; else empty. */
  recoveryCodes: Schema.Array(Schema.String),
  session: SessionGrant,
}).annotate({ identifier: "TotpConfirmation" });
export type TotpConfirmation = typeof TotpConfirmation.Type;
