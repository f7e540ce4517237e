import type {
  Forbidden,
  SecondFactorRequired,
  ServiceUnavailable,
  Unauthenticated,
} from "@atoll/contract/CommonProblems";
import type {
  FactorCode,
  RecoveryCodes,
  SecondFactors as Held,
  TotpConfirmation,
  TotpEnrolment,
} from "@atoll/contract/identity/SecondFactor";
import {
  type SecondFactorLocked,
  SecondFactorMissing,
  TotpEnabled,
  type WrongCode,
} from "@atoll/contract/identity/SecondFactorProblems";
import type { SessionGrant } from "@atoll/contract/identity/Session";
import { Database } from "@atoll/database/Database";
import { SecondFactorRepository } from "@atoll/database/identity/SecondFactorRepository";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import * as Totp from "@atoll/security/Totp";
import { Context, DateTime, Effect, Layer, Option, Redacted } from "effect";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { currentUser } from "../caller.ts";
import { databaseAnswers } from "../unavailable.ts";
import { FactorChanges } from "./FactorChanges.ts";
import { FactorCodes } from "./FactorCodes.ts";
import { SessionElevation } from "./SessionElevation.ts";

type Always = Unauthenticated | ServiceUnavailable;
type CodeRefused = WrongCode | SecondFactorLocked;

/** The current person's authenticator app and recovery codes. None of it may run within a transaction of others. */
export class SecondFactors extends Context.Service<
  SecondFactors,
  {
    readonly held: () => Effect.Effect<Held, Always>;
    /**
     * Finishes signing in, or shows again who it is. A code counts once, however many use it at once and wherever; from
     * the fifth wrong one on one has to wait. A recovery code that was used is told of by mail.
     */
    readonly show: (code: FactorCode) => Effect.Effect<SessionGrant, CodeRefused | Forbidden | Always>;
    /** Nothing is guarded until `confirm`. Who owes a factor that it has cannot set up another one. */
    readonly enrol: () => Effect.Effect<
      TotpEnrolment,
      TotpEnabled | SecondFactorRequired | Forbidden | Always
    >;
    /** From now on every sign-in by one factor is pending. */
    readonly confirm: (
      code: string,
    ) => Effect.Effect<
      TotpConfirmation,
      CodeRefused | SecondFactorMissing | TotpEnabled | SecondFactorRequired | Forbidden | Always
    >;
    readonly disable: (code: FactorCode) => Effect.Effect<void, CodeRefused | SecondFactorMissing | Always>;
    readonly renewRecoveryCodes: () => Effect.Effect<
      RecoveryCodes,
      SecondFactorMissing | SecondFactorRequired | Always
    >;
  }
>()("@atoll/domain/identity/SecondFactors") {
  static readonly layer = Layer.effect(
    SecondFactors,
    Effect.gen(function* () {
      const database = yield* Database;
      const factors = yield* SecondFactorRepository;
      const users = yield* UserRepository;
      const changes = yield* FactorChanges;
      const codes = yield* FactorCodes;
      const { elevate } = yield* SessionElevation;
      const trail = yield* AuditTrail;

      /** That the caller has an authenticator app from now on, or has none any more. */
      const recordTotp = Effect.fnUntraced(function* (action: string, isAdded: boolean) {
        const { userId } = yield* currentUser;
        const [before, after] = isAdded ? [{}, { kind: "totp" }] : [{ kind: "totp" }, {}];
        yield* trail.record({
          action,
          target: { type: "secondFactor", id: userId },
          changes: diff("secondFactor", before, after),
        });
      });

      const held = Effect.fn("SecondFactors.held")(function* () {
        const { totp, passkeys, recoveryCodes, required } = yield* changes.status;
        return { totp, passkeys, recoveryCodes, required };
      }, databaseAnswers);

      const show = Effect.fn("SecondFactors.show")(function* (code: FactorCode) {
        return yield* codes
          .use(code)
          .pipe(
            Effect.andThen(elevate(code.method, "secondFactors.showCode")),
            database.transaction,
            codes.guard,
          );
      }, databaseAnswers);

      const enrol = Effect.fn("SecondFactors.enrol")(function* () {
        const secret = yield* Totp.generateSecret;
        const sealed = yield* codes.seal(secret);
        const { userId } = yield* currentUser;
        const account = yield* Effect.gen(function* () {
          yield* factors.lock;
          yield* changes.mayAdd;
          if (!(yield* factors.enrolTotp(sealed))) return yield* new TotpEnabled({});
          return yield* users.get(userId);
        }).pipe(database.transaction);
        const label = Option.match(account, { onNone: () => userId, onSome: ({ email }) => email });
        const uri = Totp.uri({ secret, issuer: "Atoll", account: label });
        return {
          secret: Redacted.value(Totp.secretText(secret)),
          uri: Redacted.value(uri),
          qrCode: Redacted.value(Totp.qrCode(uri)),
        };
      }, databaseAnswers);

      const confirm = Effect.fn("SecondFactors.confirm")(function* (code: string) {
        return yield* Effect.gen(function* () {
          yield* factors.lock;
          const before = yield* changes.mayAdd;
          const found = yield* factors.totp;
          if (Option.isNone(found)) return yield* new SecondFactorMissing({});
          if (found.value.confirmedAt !== null) return yield* new TotpEnabled({});
          const { secretSealed } = found.value;
          const step = yield* codes.stepOf(secretSealed, code);
          if (!(yield* factors.confirmTotp(secretSealed, step))) return yield* new SecondFactorMissing({});
          const recoveryCodes = yield* changes.added(before);
          yield* changes.tell("totpEnabled");
          yield* recordTotp("secondFactors.confirmTotp", true);
          return { recoveryCodes, session: yield* elevate("totp") };
        }).pipe(database.transaction, codes.guard);
      }, databaseAnswers);

      const disable = Effect.fn("SecondFactors.disable")(function* (code: FactorCode) {
        yield* Effect.gen(function* () {
          yield* factors.lock;
          if (!(yield* changes.status).totp) return yield* new SecondFactorMissing({});
          yield* codes.use(code);
          yield* factors.removeTotp;
          yield* changes.settleRecoveryCodes;
          yield* changes.tell("totpDisabled");
          yield* recordTotp("secondFactors.disableTotp", false);
        }).pipe(database.transaction, codes.guard);
      }, databaseAnswers);

      const renewRecoveryCodes = Effect.fn("SecondFactors.renewRecoveryCodes")(function* () {
        return yield* Effect.gen(function* () {
          yield* factors.lock;
          yield* changes.mayReduce;
          const { totp, passkeys } = yield* changes.status;
          if (!totp && passkeys === 0) return yield* new SecondFactorMissing({});
          const recoveryCodes = yield* changes.issueRecoveryCodes;
          yield* changes.tell("recoveryCodesRenewed");
          const { userId } = yield* currentUser;
          yield* trail.record({
            action: "secondFactors.renewRecoveryCodes",
            target: { type: "recoveryCodes", id: userId },
            changes: diff("recoveryCodes", {}, { count: recoveryCodes.length }),
          });
          return { recoveryCodes, createdAt: yield* DateTime.now };
        }).pipe(database.transaction);
      }, databaseAnswers);

      return SecondFactors.of({ held, show, enrol, confirm, disable, renewRecoveryCodes });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}
