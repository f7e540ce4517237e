import { SecondFactorRequired, Unauthenticated } from "@atoll/contract/CommonProblems";
import { PersonSessionRepository } from "@atoll/database/identity/PersonSessionRepository";
import { type FactorStatus, SecondFactorRepository } from "@atoll/database/identity/SecondFactorRepository";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import * as RecoveryCode from "@atoll/security/RecoveryCodes";
import { Context, Effect, Layer, Redacted } from "effect";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { currentSession, currentTenant, currentUser } from "../caller.ts";
import { RecoveryCodeUsed, SecondFactorChanged, type SecondFactorChange } from "../mail/MailTemplate.ts";
import { AccountMails } from "./AccountMails.ts";
import { OrganisationSignIn } from "./OrganisationSignIn.ts";
import { Revocations, tagOf } from "../revocation/Revocations.ts";

const make = Effect.gen(function* () {
  const factors = yield* SecondFactorRepository;
  const users = yield* UserRepository;
  const sessions = yield* PersonSessionRepository;
  const revocations = yield* Revocations;
  const organisationSignIn = yield* OrganisationSignIn;
  const mails = yield* AccountMails;
  const trail = yield* AuditTrail;

  const status = Effect.gen(function* () {
    const { userId } = yield* currentUser;
    const found = yield* factors.statusOf(userId, yield* currentTenant);
    return yield* Effect.mapError(Effect.fromOption(found), () => new Unauthenticated({}));
  });

  /** Who owes a factor that it has must not get round it by making another one. */
  const mayAdd = Effect.gen(function* () {
    const { assurance } = yield* currentSession;
    yield* organisationSignIn.stays;
    const held = yield* status;
    const owesHeld = assurance === "pending" && (held.totp || held.passkeys > 0);
    return owesHeld ? yield* new SecondFactorRequired({}) : held;
  });

  /** What there is may be weakened by who has shown it only. */
  const mayReduce = Effect.gen(function* () {
    const { assurance } = yield* currentSession;
    if (assurance !== "multi") return yield* new SecondFactorRequired({});
  });

  const issueRecoveryCodes = Effect.gen(function* () {
    const { userId } = yield* currentUser;
    const issued = yield* RecoveryCode.issue(userId);
    yield* factors.replaceRecoveryCodes(issued.map(({ hash }) => hash));
    return issued.map(({ code }) => Redacted.value(code));
  });

  /** From the first factor on there are no sessions of this person that began with one only. */
  const endOtherSessions = Effect.gen(function* () {
    const { userId } = yield* currentUser;
    const { sessionId } = yield* currentSession;
    yield* sessions.endAll(userId, sessionId, "second-factor");
    yield* revocations.tell(tagOf.user(userId));
  });

  const addressee = Effect.gen(function* () {
    const { userId } = yield* currentUser;
    const user = yield* users.get(userId);
    return yield* Effect.mapError(Effect.fromOption(user), () => new Unauthenticated({}));
  });

  return {
    /** What the current person has. */
    status,
    mayAdd,
    mayReduce,
    /** The ones before are gone. */
    issueRecoveryCodes,
    /** To be called with what there was before; answers with recovery codes where it was none. */
    added: Effect.fnUntraced(function* ({ totp, passkeys }: FactorStatus) {
      if (totp || passkeys > 0) return [];
      yield* endOtherSessions;
      return yield* issueRecoveryCodes;
    }),
    /** Who has no factor any more is left without recovery codes, which are none by themselves. */
    settleRecoveryCodes: Effect.gen(function* () {
      const { totp, passkeys } = yield* status;
      if (!totp && passkeys === 0) yield* factors.replaceRecoveryCodes([]);
    }),
    /** Mails the current person what was changed; in the transaction of the change. */
    tell: Effect.fnUntraced(function* (change: typeof SecondFactorChange.Type) {
      yield* mails.send(yield* addressee, (origin) => SecondFactorChanged.make({ change, origin }));
    }),
    tellOfRecovery: Effect.fnUntraced(function* (left: number) {
      yield* mails.send(yield* addressee, (origin) => RecoveryCodeUsed.make({ left, origin }));
      const { userId } = yield* currentUser;
      yield* trail.record({
        action: "recoveryCode.used",
        target: { type: "recoveryCodes", id: userId },
        changes: diff("recoveryCodes", { count: left + 1 }, { count: left }),
      });
    }),
  };
});

/** What all changes of the current person's second factors have in common. Within a transaction, under `lock`. */
export class FactorChanges extends Context.Service<FactorChanges, Effect.Success<typeof make>>()(
  "@atoll/domain/identity/FactorChanges",
) {
  static readonly layer = Layer.effect(FactorChanges, make).pipe(
    Layer.provide([AuditTrail.layer, OrganisationSignIn.layer]),
  );
}
