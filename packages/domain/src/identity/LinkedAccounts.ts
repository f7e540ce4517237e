import type { Forbidden, ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { ProviderAnswer, ProviderSignIn } from "@atoll/contract/identity/FederationApi";
import {
  IdentityLinkedElsewhere,
  LastWayToSignIn,
  LinkedAccountNotFound,
  LoginAttemptInvalid,
} from "@atoll/contract/identity/FederationProblems";
import { type LinkedAccount, LinkedAccountId } from "@atoll/contract/identity/LinkedAccount";
import type { LoginProviderId } from "@atoll/contract/identity/LoginProvider";
import { LinkedAccountRepository } from "@atoll/database/identity/LinkedAccountRepository";
import { Context, Effect, Layer } from "effect";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { currentTenant, currentUser } from "../caller.ts";
import { newId } from "../newId.ts";
import { databaseAnswers } from "../unavailable.ts";
import { OrganisationSignIn } from "./OrganisationSignIn.ts";
import { seenBy } from "./ProviderAccounts.ts";
import { Revocations, tagOf } from "../revocation/Revocations.ts";
import { type Begun, type NotReturned, SignInAttempts, type Unusable } from "./SignInAttempts.ts";

/** The caller's own identities at other providers. `browser`: see `Federation`. */
export class LinkedAccounts extends Context.Service<
  LinkedAccounts,
  {
    list(): Effect.Effect<ReadonlyArray<LinkedAccount>, ServiceUnavailable>;
    /** For a provider of the caller's active organisation. */
    begin(
      providerId: LoginProviderId,
      input: ProviderSignIn,
      browser: string | undefined,
    ): Effect.Effect<Begun, Forbidden | Unusable>;
    /** Links with the caller's account, if the caller began it. Linking again what is linked changes nothing. */
    finish(
      providerId: LoginProviderId,
      answer: ProviderAnswer,
      browser: string | undefined,
    ): Effect.Effect<LinkedAccount, IdentityLinkedElsewhere | NotReturned>;
    /** Ends every session of the caller that began at a provider, on every server process. */
    unlink(
      id: LinkedAccountId,
    ): Effect.Effect<void, LinkedAccountNotFound | LastWayToSignIn | ServiceUnavailable>;
  }
>()("@atoll/domain/identity/LinkedAccounts") {
  static readonly layer = Layer.effect(
    LinkedAccounts,
    Effect.gen(function* () {
      const attempts = yield* SignInAttempts;
      const links = yield* LinkedAccountRepository;
      const revocations = yield* Revocations;
      const trail = yield* AuditTrail;
      const organisationSignIn = yield* OrganisationSignIn;

      const begin = Effect.fn("LinkedAccounts.begin")(function* (
        id: LoginProviderId,
        { redirect = "/" }: ProviderSignIn,
        browser: string | undefined,
      ) {
        yield* organisationSignIn.stays;
        const { userId: linkFor } = yield* currentUser;
        return yield* attempts.begin(id, { linkFor, redirect }, { browser, within: yield* currentTenant });
      }, databaseAnswers);

      const finish = Effect.fn("LinkedAccounts.finish")(function* (
        id: LoginProviderId,
        answer: ProviderAnswer,
        browser: string | undefined,
      ) {
        const { userId } = yield* currentUser;
        const { attempt, provider, identity } = yield* attempts.finish(id, answer, {
          browser,
          within: yield* currentTenant,
        });
        if (attempt.userId !== userId) return yield* new LoginAttemptInvalid({});
        const seen = seenBy({ provider, identity });
        const linking = links.link(userId, yield* newId(LinkedAccountId), seen);
        const { holder, ...link } = yield* trail.recorded(linking, (made) =>
          made.holder === userId
            ? {
                action: "linkedAccounts.finish",
                target: { type: "linkedAccount", id: made.id },
                changes: diff("linkedAccount", {}, { ...seen }),
              }
            : undefined,
        );
        return holder === userId ? link : yield* new IdentityLinkedElsewhere({});
      }, databaseAnswers);

      const unlink = Effect.fn("LinkedAccounts.unlink")(function* (id: LinkedAccountId) {
        const { userId } = yield* currentUser;
        const outcome = yield* trail.recorded(links.unlink(userId, id), (made) =>
          made === "missing" || made === "last"
            ? undefined
            : { action: "linkedAccounts.unlink", target: { type: "linkedAccount", id } },
        );
        if (outcome === "missing") return yield* new LinkedAccountNotFound({});
        if (outcome === "last") return yield* new LastWayToSignIn({});
        yield* revocations.tell(tagOf.user(userId));
      }, databaseAnswers);

      return LinkedAccounts.of({ list: () => databaseAnswers(links.list), begin, finish, unlink });
    }),
  ).pipe(Layer.provide([AuditTrail.layer, OrganisationSignIn.layer]));
}
