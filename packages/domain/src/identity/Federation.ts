import type { FinishedSignIn, ProviderAnswer, ProviderSignIn } from "@atoll/contract/identity/FederationApi";
import { LoginAttemptInvalid, NoLinkedAccount } from "@atoll/contract/identity/FederationProblems";
import type { LoginProviderId } from "@atoll/contract/identity/LoginProvider";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import type { StoredProvider } from "@atoll/database/identity/LoginProviderRepository";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { isPublicIssuer } from "@atoll/platform/oidc/ProviderSetup";
import { Context, Effect, Layer } from "effect";
import { databaseAnswers } from "../unavailable.ts";
import { FailedSignIns } from "./FailedSignIns.ts";
import { organisationProvider } from "./OrganisationSignIn.ts";
import { ProviderAccounts } from "./ProviderAccounts.ts";
import { SessionOpening } from "./SessionOpening.ts";
import { type Begun, type NotReturned, SignInAttempts, type Unusable } from "./SignInAttempts.ts";

/** What a sign-in at a provider alone is worth. */
const byProvider = (provider: StoredProvider) => ({
  assurance: "single" as const,
  methods: isPublicIssuer(provider) ? ["provider"] : ["provider", organisationProvider],
});

/**
 * Signing in at other providers. `browser` is what the browser's cookie holds: it binds a sign-in to where it began, so
 * that nobody is signed in as somebody else by a foreign page.
 */
export class Federation extends Context.Service<
  Federation,
  {
    begin(
      providerId: LoginProviderId,
      input: ProviderSignIn,
      browser: string | undefined,
    ): Effect.Effect<Begun, Unusable>;
    /** A session in the provider's organisation, of whom the identity is linked with: see `ProviderAccounts.find`. */
    finish(
      providerId: LoginProviderId,
      answer: ProviderAnswer,
      browser: string | undefined,
    ): Effect.Effect<FinishedSignIn, NoLinkedAccount | NotReturned>;
  }
>()("@atoll/domain/identity/Federation") {
  static readonly layer = Layer.effect(
    Federation,
    Effect.gen(function* () {
      const attempts = yield* SignInAttempts;
      const accounts = yield* ProviderAccounts;
      const users = yield* UserRepository;
      const sessionOpening = yield* SessionOpening;
      const failedSignIns = yield* FailedSignIns;

      /** Nobody here is the person whom the organisation's provider vouched for. */
      const isNobody = (tenantId: TenantId) =>
        Effect.andThen(
          failedSignIns.record("signIn.failed", { userId: null, tenantId, reason: "no-linked-account" }),
          Effect.fail(new NoLinkedAccount({})),
        );

      const begin = (id: LoginProviderId, { redirect = "/" }: ProviderSignIn, browser: string | undefined) =>
        attempts.begin(id, { linkFor: null, redirect }, { browser });

      const finish = Effect.fn("Federation.finish")(function* (
        id: LoginProviderId,
        answer: ProviderAnswer,
        browser: string | undefined,
      ) {
        const { attempt, provider, identity } = yield* attempts.finish(id, answer, { browser });
        if (attempt.purpose !== "login") return yield* new LoginAttemptInvalid({});
        const { tenantId, redirect } = attempt;
        const user = yield* accounts
          .find({ tenantId, provider, identity, displayName: answer.displayName })
          .pipe(Effect.catchTag("NoLinkedAccount", () => isNobody(tenantId)));
        const memberships = yield* users.tenants(user.id);
        const membership = memberships.find((each) => each.tenantId === tenantId);
        if (membership === undefined || membership.tenantState !== "active") {
          return yield* isNobody(tenantId);
        }
        const { token, expiresAt, assurance } = yield* sessionOpening
          .open({ userId: user.id, tenantId, ...byProvider(provider), action: "federation.finish" })
          .pipe(Effect.catchTag("SignInOvertaken", () => isNobody(tenantId)));
        const session = {
          token,
          expiresAt,
          assurance,
          user,
          tenant: { id: tenantId, name: membership.tenantName },
          role: membership.role,
        };
        return { redirect, session };
      }, databaseAnswers);

      return Federation.of({ begin, finish });
    }),
  ).pipe(Layer.provide(FailedSignIns.layer));
}
