import type { UserId } from "@atoll/contract/identity/User";
import { Context, Duration, Effect, Layer, Schema } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { one, run } from "../statements.ts";

/** To make a passkey; to sign in by one; to show once more, or beside a password, who one is. */
export const CeremonyPurpose = Schema.Literals(["registration", "login", "confirmation"]);
export type CeremonyPurpose = typeof CeremonyPurpose.Type;

export interface Ceremony {
  /** SHA-256 of the challenge. */
  readonly challengeHash: Uint8Array;
  /** Null where it is not known who signs in. */
  readonly userId: UserId | null;
  readonly purpose: CeremonyPurpose;
}

const Ended = Schema.Struct({ ended: Schema.Boolean });

/** WebAuthn ceremonies that are open. Works before a person is known; times are the database's. */
export class CeremonyRepository extends Context.Service<
  CeremonyRepository,
  {
    readonly begin: (ceremony: Ceremony, life: Duration.Duration) => Effect.Effect<void, DatabaseUnavailable>;
    /** False if it is none of this person and purpose, over, or ended. True for one of any number of callers. */
    readonly end: (ceremony: Ceremony) => Effect.Effect<boolean, DatabaseUnavailable>;
  }
>()("@atoll/database/identity/CeremonyRepository") {
  static readonly layer = Layer.effect(
    CeremonyRepository,
    Effect.map(Database, ({ sql }) =>
      CeremonyRepository.of({
        begin: ({ challengeHash, userId, purpose }, life) =>
          run(sql`
            select auth_begin_ceremony(${challengeHash}, ${userId}::uuid, ${purpose}, ${Duration.toSeconds(life)}::integer)`),
        end: ({ challengeHash, userId, purpose }) =>
          Effect.map(
            one(Ended)(sql`select auth_end_ceremony(${challengeHash}, ${userId}::uuid, ${purpose}) as ended`),
            ({ ended }) => ended,
          ),
      }),
    ),
  );
}
