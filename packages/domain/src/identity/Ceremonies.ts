import { randomBytes } from "node:crypto";
import type { UserId } from "@atoll/contract/identity/User";
import { type CeremonyPurpose, CeremonyRepository } from "@atoll/database/identity/CeremonyRepository";
import { sha256 } from "@atoll/security/Digest";
import {
  type AuthenticationResponse,
  challengeOf,
  PasskeyRefused,
  type RegistrationResponse,
} from "@atoll/security/PasskeyResponse";
import { Context, Duration, Effect, Layer } from "effect";

/** How long a person has from the question to the answer. */
const life = Duration.minutes(5);
const challengeLength = 32;

const make = Effect.map(CeremonyRepository, (ceremonies) => ({
  /** A fresh challenge, good once, for this person (null: whoever answers) and this purpose. */
  begin: Effect.fnUntraced(function* (purpose: CeremonyPurpose, userId: UserId | null) {
    const challenge = new Uint8Array(randomBytes(challengeLength));
    yield* ceremonies.begin({ challengeHash: sha256(challenge), userId, purpose }, life);
    return challenge;
  }),
  /**
   * The challenge that is answered, used up from now on, whatever the answer is worth. Of any number of callers with one
   * answer, on whatever process, one gets past it. Not within a transaction, which would take that back.
   */
  end: Effect.fnUntraced(function* (
    purpose: CeremonyPurpose,
    userId: UserId | null,
    answer: AuthenticationResponse | RegistrationResponse,
  ) {
    const challenge = yield* challengeOf(answer);
    const ended = yield* ceremonies.end({ challengeHash: sha256(challenge), userId, purpose });
    return ended ? challenge : yield* new PasskeyRefused({ reason: "verification" });
  }),
}));

/** WebAuthn ceremonies: a challenge, and one answer to it. */
export class Ceremonies extends Context.Service<Ceremonies, Effect.Success<typeof make>>()(
  "@atoll/domain/identity/Ceremonies",
) {
  static readonly layer = Layer.effect(Ceremonies, make);
}
