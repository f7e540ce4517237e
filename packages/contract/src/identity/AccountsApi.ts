import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { everyone, Policy } from "../EndpointPolicy.ts";
import { Rate, RateAccount, RateLimits } from "../RateClass.ts";
import { Text } from "../Text.ts";
import { MailedTo } from "./AuthApi.ts";
import { LinkInvalid, WeakPassword } from "./IdentityProblems.ts";
import { Email, NewPassword } from "./User.ts";

const ofAddress = Schema.Struct({ email: Email }).annotate({ identifier: "OfAddress" });

/** Stands behind `#` in the link of a mail; good once. */
const LinkToken = Text({ min: 1, max: 128 });

const byLink = Schema.Struct({ token: LinkToken }).annotate({ identifier: "ByLink" });

export const PasswordReset = Schema.Struct({ token: LinkToken, password: NewPassword }).annotate({
  identifier: "PasswordReset",
});

const describe = (summary: string, description: string) => OpenApi.annotations({ summary, description });
const whoever = "The answer is the same whether the address has an account or not.";

/** What somebody does who cannot sign in yet, or no longer. */
export class AccountsApi extends HttpApiGroup.make("accounts")
  .add(
    HttpApiEndpoint.post("askVerification", "/auth/verification", {
      payload: ofAddress,
      success: MailedTo.pipe(HttpApiSchema.status(202)),
    })
      .annotate(Policy, everyone)
      .annotate(Rate, "auth")
      .annotate(RateAccount, "email")
      .annotateMerge(describe("Ask for the link that confirms an address", whoever)),
    HttpApiEndpoint.post("verifyEmail", "/auth/verify-email", {
      payload: byLink,
      success: HttpApiSchema.NoContent,
      error: LinkInvalid,
    })
      .annotate(Policy, everyone)
      .annotateMerge(describe("Confirm an address", "By the link that was mailed to it.")),
    HttpApiEndpoint.post("forgotPassword", "/auth/forgot-password", {
      payload: ofAddress,
      success: MailedTo.pipe(HttpApiSchema.status(202)),
    })
      .annotate(Policy, everyone)
      .annotate(Rate, "auth")
      .annotate(RateAccount, "email")
      .annotateMerge(describe("Ask for the link to choose a new password", whoever)),
    HttpApiEndpoint.post("resetPassword", "/auth/reset-password", {
      payload: PasswordReset,
      success: HttpApiSchema.NoContent,
      error: [LinkInvalid, WeakPassword],
    })
      .annotate(Policy, everyone)
      .annotateMerge(
        describe(
          "Choose a new password by a mailed link",
          "Ends every session of the person. API keys stay: revoke them where they may be in wrong hands. A deactivated account is active again.",
        ),
      ),
    HttpApiEndpoint.post("confirmEmail", "/auth/confirm-email", {
      payload: byLink,
      success: HttpApiSchema.NoContent,
      error: LinkInvalid,
    })
      .annotate(Policy, everyone)
      .annotateMerge(describe("Confirm the new address of an account", "By the link that was mailed to it.")),
  )
  .middleware(RateLimits)
  .annotateMerge(
    OpenApi.annotations({ title: "Accounts", description: "Mailed links: verification and password reset" }),
  ) {}
