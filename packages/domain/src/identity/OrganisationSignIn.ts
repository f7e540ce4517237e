import { Forbidden } from "@atoll/contract/CommonProblems";
import { SessionRepository } from "@atoll/database/identity/SessionRepository";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { Context, Effect, Layer, Option } from "effect";
import { currentSession, currentTenant, currentUser } from "../caller.ts";

/** Stands beside `provider` where the organisation decides who that provider says that one is. */
export const organisationProvider = "organisation-provider";

const make = Effect.gen(function* () {
  const sessions = yield* SessionRepository;
  const users = yield* UserRepository;
  return {
    stays: Effect.gen(function* () {
      const { userId } = yield* currentUser;
      const { sessionId, assurance } = yield* currentSession;
      if (assurance === "multi") return;
      const methods = yield* sessions.methods(sessionId);
      if (!Option.exists(methods, (shown) => shown.includes(organisationProvider))) return;
      const here = yield* currentTenant;
      const memberships = yield* users.tenants(userId);
      if (memberships.every(({ tenantId }) => tenantId === here)) return;
      return yield* new Forbidden({
        detail:
          "Your account belongs to other organisations too: sign in by its password or a passkey, or show a second factor.",
      });
    }),
  };
});

/**
 * `stays` fails where the caller signed in by a provider that the current organisation has chosen, by nothing else, and
 * its account belongs to others as well. Whoever administers that organisation may be who such a provider says: it gets
 * what is of the organisation anyway, and nothing that reaches beyond (other organisations, other ways to sign in).
 */
export class OrganisationSignIn extends Context.Service<OrganisationSignIn, Effect.Success<typeof make>>()(
  "@atoll/domain/identity/OrganisationSignIn",
) {
  static readonly layer = Layer.effect(OrganisationSignIn, make);
}
