import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { Authentication, Authorization } from "../Authentication.ts";
import { StepUpRequired } from "../CommonProblems.ts";
import { Policy, signedIn, signedInWith } from "../EndpointPolicy.ts";
import { EachTime, Idempotency, Replay } from "../Idempotency.ts";
import { Rate, RateLimits } from "../RateClass.ts";
import { AvailableIn, whateverState } from "../tenants/AvailableIn.ts";
import { Name, Text } from "../Text.ts";
import { MailedTo } from "./AuthApi.ts";
import { OnlyOwner, TooManyAttempts, WeakPassword, WrongPassword } from "./IdentityProblems.ts";
import { Profile } from "./Profile.ts";
import { SessionGrant } from "./Session.ts";
import { Email, NewPassword } from "./User.ts";

export const ProfileChange = Schema.Struct({ displayName: Name }).annotate({ identifier: "ProfileChange" });

export const PasswordChange = Schema.Struct({
  /** Of whoever has one; who has none has shown who it is a short while ago. */
  currentPassword: Schema.optionalKey(Text({ min: 1, max: 128 })),
  password: NewPassword,
}).annotate({ identifier: "PasswordChange" });

export const EmailChange = Schema.Struct({ email: Email }).annotate({ identifier: "EmailChange" });

const person = signedInWith({ interactive: true });
const freshPerson = signedInWith({ interactive: true, stepUp: true });
const describe = (summary: string, description?: string) =>
  OpenApi.annotations(description === undefined ? { summary } : { summary, description });

/** What a person does with its own account. */
export class OwnAccountApi extends HttpApiGroup.make("ownAccount")
  .add(
    HttpApiEndpoint.get("get", "/users/me", { success: Profile })
      .annotate(Policy, signedIn)
      .annotate(AvailableIn, whateverState)
      .annotateMerge(describe("Read one's own account")),
    HttpApiEndpoint.patch("change", "/users/me", { payload: ProfileChange, success: Profile })
      .annotate(Policy, person)
      .annotate(AvailableIn, whateverState)
      .annotateMerge(describe("Change one's name")),
    HttpApiEndpoint.post("changePassword", "/users/me/password", {
      payload: PasswordChange,
      success: SessionGrant,
      error: [WrongPassword, WeakPassword, TooManyAttempts, StepUpRequired],
    })
      .annotate(Policy, person)
      .annotate(EachTime, true)
      .annotate(AvailableIn, whateverState)
      .annotate(Rate, "stepUp")
      .annotateMerge(
        describe(
          "Change one's password",
          "Ends all other sessions; this one has another token from now on. API keys stay.",
        ),
      ),
    HttpApiEndpoint.post("changeEmail", "/users/me/email", {
      payload: EmailChange,
      success: MailedTo.pipe(HttpApiSchema.status(202)),
    })
      .annotate(Policy, freshPerson)
      .annotate(AvailableIn, whateverState)
      .annotateMerge(
        describe(
          "Change one's e-mail address",
          "The new address counts once the link that is mailed to it is used; the old one is told.",
        ),
      ),
    HttpApiEndpoint.post("deactivate", "/users/me/deactivate", { success: HttpApiSchema.NoContent })
      .annotate(Policy, freshPerson)
      .annotate(AvailableIn, whateverState)
      .annotateMerge(
        describe(
          "Deactivate one's account",
          "Ends every session within a second. Resetting the password makes it active again.",
        ),
      ),
    HttpApiEndpoint.delete("remove", "/users/me", { success: HttpApiSchema.NoContent, error: OnlyOwner })
      .annotate(Policy, freshPerson)
      .annotate(AvailableIn, whateverState)
      .annotateMerge(
        describe(
          "Delete one's account",
          "All that says who the person was is gone for good; what it made stays with its organisations.",
        ),
      ),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateMerge(OpenApi.annotations({ title: "Own account", description: "A person's own account" })) {}
