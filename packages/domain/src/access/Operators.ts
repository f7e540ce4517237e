import { canonicalEmail, type UserId } from "@atoll/contract/identity/User";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { Context, Effect, Layer, Option } from "effect";
import type { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import * as CredentialCache from "../revocation/CredentialCache.ts";
import { tagOf } from "../revocation/Revocations.ts";
import { databaseAnswers } from "../unavailable.ts";

/** Who operates the hub: people whose verified addresses the installation names. */
export class Operators extends Context.Service<
  Operators,
  {
    /** An address that is not verified, or an account that is deactivated, makes nobody an operator. */
    readonly includes: (userId: UserId) => Effect.Effect<boolean, ServiceUnavailable>;
  }
>()("@atoll/domain/access/Operators") {
  /** Remembers for up to five minutes who is one; a change of the user ends that within a second. */
  static readonly layer = (addresses: ReadonlyArray<string>) =>
    Layer.effect(
      Operators,
      Effect.gen(function* () {
        const users = yield* UserRepository;
        const named = new Set(addresses.map(canonicalEmail));
        const cache = yield* CredentialCache.make<boolean>({ capacity: 500, timeToLive: "5 minutes" });
        const look = Effect.fnUntraced(function* (userId: UserId) {
          const address = yield* users.verifiedAddress(userId);
          const value = Option.exists(address, (found) => named.has(found));
          return { value, tags: [tagOf.user(userId)], endsAt: Number.POSITIVE_INFINITY };
        });
        return Operators.of({
          includes: Effect.fn("Operators.includes")(
            (userId: UserId) => (named.size === 0 ? Effect.succeed(false) : cache.get(userId, look(userId))),
            databaseAnswers,
          ),
        });
      }),
    );

  static readonly layerNobody = Layer.succeed(Operators, { includes: () => Effect.succeed(false) });
}
