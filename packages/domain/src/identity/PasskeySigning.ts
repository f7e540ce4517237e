import type { PasskeyAnswer } from "@atoll/contract/identity/Passkey";
import type { UserId } from "@atoll/contract/identity/User";
import type { CeremonyPurpose } from "@atoll/database/identity/CeremonyRepository";
import { type PasskeyKey, PasskeyRepository } from "@atoll/database/identity/PasskeyRepository";
import { AccountRepository } from "@atoll/database/identity/AccountRepository";
import { type Authenticated, relyingParty, verifyAuthentication } from "@atoll/security/Passkey";
import { parseAuthentication, PasskeyRefused } from "@atoll/security/PasskeyResponse";
import { Context, Effect, Layer, Option } from "effect";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { SecondFactorChanged } from "../mail/MailTemplate.ts";
import { AccountMails } from "./AccountMails.ts";
import { Ceremonies } from "./Ceremonies.ts";
import { IdentityConfig } from "./IdentityConfig.ts";

/** A passkey whose person was verified, and what is to be stored of it. */
export interface Signed extends Authenticated {
  readonly passkey: PasskeyKey;
}

const refused = () => new PasskeyRefused({ reason: "verification" });

const make = Effect.gen(function* () {
  const passkeys = yield* PasskeyRepository;
  const accounts = yield* AccountRepository;
  const mails = yield* AccountMails;
  const ceremonies = yield* Ceremonies;
  const trail = yield* AuditTrail;
  const { audience } = yield* IdentityConfig;
  const party = relyingParty(new URL(audience), "Atoll");

  const suspend = Effect.fn("PasskeySigning.suspend")(function* ({ id, userId }: PasskeyKey) {
    yield* Effect.logWarning("The counter of a passkey went back: it is locked", { passkeyId: id, userId });
    yield* Effect.gen(function* () {
      const account = yield* accounts.find(userId);
      if (!(yield* passkeys.suspend(id)) || Option.isNone(account)) return;
      yield* mails.send(account.value, (origin) =>
        SecondFactorChanged.make({ change: "passkeyLocked", origin }),
      );
      yield* trail.record({ action: "passkey.locked", target: { type: "passkey", id } });
    }).pipe(mails.atHome(userId));
  });

  /**
   * Ends the ceremony, and verifies the answer by the passkey it names; `userId` null: of whomever. A passkey whose
   * counter went back is locked, and its owner is told. Not within a transaction.
   */
  const verify = Effect.fn("PasskeySigning.verify")(function* (
    purpose: CeremonyPurpose,
    userId: UserId | null,
    answer: PasskeyAnswer,
  ) {
    const response = yield* parseAuthentication(answer);
    const challenge = yield* ceremonies.end(purpose, userId, response);
    const found = yield* passkeys.find(response.id);
    if (Option.isNone(found)) return yield* refused();
    const passkey = found.value;
    if (userId !== null && passkey.userId !== userId) return yield* refused();
    const verified = yield* verifyAuthentication({
      relyingParty: party,
      challenge,
      response,
      passkey: { ...passkey, publicKey: new Uint8Array(passkey.publicKey) },
      userId: passkey.userId,
    }).pipe(
      Effect.catchTag("PasskeyCounterRegressed", () =>
        Effect.andThen(suspend(passkey), Effect.fail(refused())),
      ),
    );
    return { passkey, ...verified } satisfies Signed;
  });

  return {
    relyingParty: party,
    verify,
    /** Stores the counter; in the transaction of what the signature is for. */
    use: Effect.fnUntraced(function* ({ passkey, counter, backedUp }: Signed) {
      if (!(yield* passkeys.use(passkey.id, { counter, backedUp }))) return yield* refused();
    }),
  };
});

/** Whether a passkey's answer is one, and of whom. */
export class PasskeySigning extends Context.Service<PasskeySigning, Effect.Success<typeof make>>()(
  "@atoll/domain/identity/PasskeySigning",
) {
  static readonly layer = Layer.effect(PasskeySigning, make).pipe(Layer.provide(AuditTrail.layer));
}
