import { Schema } from "effect";

/** The provider does not answer, or not in time. Trying again later may help. */
export class ProviderUnreachable extends Schema.TaggedError<ProviderUnreachable>()("ProviderUnreachable", {
  issuer: Schema.String,
  reason: Schema.String,
}) {
  override get message(): string {
    return `The login provider ${this.issuer} cannot be reached: ${this.reason}.`;
  }
}

/** As it is set up here or there, nobody can sign in: an administrator has to change something. */
export class ProviderMisconfigured extends Schema.TaggedError<ProviderMisconfigured>()(
  "ProviderMisconfigured",
  { issuer: Schema.String, reason: Schema.String },
) {
  override get message(): string {
    return `The login provider ${this.issuer} is not set up rightly: ${this.reason}.`;
  }
}

/** The provider said no: the person refused, or may not sign in there. `error` is its code (RFC 6749 §4.1.2.1). */
export class SignInDenied extends Schema.TaggedError<SignInDenied>()("SignInDenied", {
  error: Schema.String,
}) {
  override get message(): string {
    return `The login provider did not sign the person in (${this.error}).`;
  }
}

/** What came back is not the answer to what was asked: a replay, a mix-up, or a forgery. The reason is for the log. */
export class SignInRefused extends Schema.TaggedError<SignInRefused>()("SignInRefused", {
  reason: Schema.String,
}) {
  override get message(): string {
    return `The answer of the login provider was refused (${this.reason}).`;
  }
}

export type OidcFailure = ProviderUnreachable | ProviderMisconfigured | SignInDenied | SignInRefused;
