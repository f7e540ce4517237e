import { LoginProviderUnavailable, ProviderSignInRefused } from "@atoll/contract/identity/FederationProblems";
import type {
  OidcFailure,
  ProviderMisconfigured,
  ProviderUnreachable,
} from "@atoll/platform/oidc/OidcErrors";

/** What a person may know of a provider that is of no use; an operator finds the rest in the log. */
export const unusableProblem = (failure: ProviderUnreachable | ProviderMisconfigured) =>
  new LoginProviderUnavailable({
    detail:
      failure._tag === "ProviderUnreachable"
        ? "It does not answer. Try again in a while."
        : "It is not set up rightly. An administrator can test it.",
  });

/** The same for a sign-in that failed on its way back. */
export const signInProblem = (failure: OidcFailure): LoginProviderUnavailable | ProviderSignInRefused => {
  switch (failure._tag) {
    case "ProviderUnreachable":
    case "ProviderMisconfigured":
      return unusableProblem(failure);
    case "SignInDenied":
      return new ProviderSignInRefused({ detail: "The provider says that you were not signed in there." });
    case "SignInRefused":
      return new ProviderSignInRefused({ detail: "The provider's answer did not pass the checks." });
  }
};
