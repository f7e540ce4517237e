import type { FactorCode } from "@atoll/contract/identity/SecondFactor";
import { SecondFactorLocked, WrongCode } from "@atoll/contract/identity/SecondFactorProblems";
import type { DatabaseUnavailable } from "@atoll/database/Database";
import { SecondFactorRepository } from "@atoll/database/identity/SecondFactorRepository";
import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import { unwrap, wrap } from "@atoll/security/KeyWrap";
import * as RecoveryCode from "@atoll/security/RecoveryCodes";
import * as Totp from "@atoll/security/Totp";
import { Context, Duration, Effect, Layer, Option, Redacted } from "effect";
import { currentUser } from "../caller.ts";
import * as SealedFor from "../keys/SealedFor.ts";
import { FactorChanges } from "./FactorChanges.ts";
import { FailedSignIns } from "./FailedSignIns.ts";

/** From this failure on one has to wait: see `SecondFactorRepository.takeAttempt`. */
const firstWait = 5;

const make = Effect.gen(function* () {
  const factors = yield* SecondFactorRepository;
  const changes = yield* FactorChanges;
  const failedSignIns = yield* FailedSignIns;
  const keys = Context.make(KeyEncryptionKey, yield* KeyEncryptionKey);

  const seal = Effect.fnUntraced(function* (secret: Redacted.Redacted<Uint8Array>) {
    const { userId } = yield* currentUser;
    return yield* wrap(secret, SealedFor.authenticatorApp(userId));
  }, Effect.provideContext(keys));

  /** A row that does not open was changed, or the hub has lost its key: a fault, and nobody's wrong code. */
  const open = Effect.fnUntraced(
    function* (sealed: Uint8Array) {
      const { userId } = yield* currentUser;
      return yield* unwrap(sealed, SealedFor.authenticatorApp(userId));
    },
    Effect.provideContext(keys),
    Effect.catchTags({ WrappingBroken: Effect.die, KeyEncryptionKeyUnknown: Effect.die }),
  );

  /** Which step of this secret's the code is of. */
  const stepOf = Effect.fnUntraced(function* (secretSealed: Uint8Array, code: string) {
    const step = yield* Totp.matchingStep(yield* open(secretSealed), Redacted.make(code));
    return yield* Effect.mapError(Effect.fromOption(step), () => new WrongCode({}));
  });

  const useTotp = Effect.fnUntraced(function* (code: string) {
    const found = yield* factors.totp;
    if (Option.isNone(found) || found.value.confirmedAt === null) return yield* new WrongCode({});
    const step = yield* stepOf(found.value.secretSealed, code);
    if (!(yield* factors.useTotpStep(step))) return yield* new WrongCode({});
  });

  const useRecoveryCode = Effect.fnUntraced(function* (code: string) {
    const { userId } = yield* currentUser;
    const hash = RecoveryCode.hash(userId, Redacted.make(code));
    const left = Option.isNone(hash) ? Option.none() : yield* factors.useRecoveryCode(hash.value);
    if (Option.isNone(left)) return yield* new WrongCode({});
    yield* changes.tellOfRecovery(left.value);
  });

  const failed = Effect.gen(function* () {
    const { userId } = yield* currentUser;
    const failures = yield* factors.failures;
    const failure = { userId, reason: "wrong-code", failures } as const;
    yield* failedSignIns.record("secondFactor.failed", failure);
    if (failures === firstWait) yield* failedSignIns.record("secondFactor.lockedOut", failure);
  });

  /**
   * Runs the check of a code, unless the person has to wait. It counts as failed from before the check until it has
   * succeeded, so that many at once gain nothing. Not within a transaction, which would take the count back.
   */
  const guard = Effect.fnUntraced(function* <A, E, R>(
    check: Effect.Effect<A, E, R>,
  ): Effect.fn.Return<A, E | SecondFactorLocked | DatabaseUnavailable, R> {
    const wait = yield* factors.takeAttempt;
    if (Duration.toMillis(wait) > 0) {
      return yield* new SecondFactorLocked({ retryAfterSeconds: Math.ceil(Duration.toSeconds(wait)) });
    }
    const checked = yield* Effect.tapError(check, (error) =>
      error instanceof WrongCode ? failed : Effect.void,
    );
    yield* factors.forgiveAttempts;
    return checked;
  });

  return {
    seal,
    stepOf,
    guard,
    /** Uses the code up: of any number of callers with one code, on whatever process, one gets past it. */
    use: ({ method, code }: FactorCode) => (method === "totp" ? useTotp(code) : useRecoveryCode(code)),
  };
});

/** The codes of the current person: of its authenticator app, and for when that is lost. */
export class FactorCodes extends Context.Service<FactorCodes, Effect.Success<typeof make>>()(
  "@atoll/domain/identity/FactorCodes",
) {
  static readonly layer = Layer.effect(FactorCodes, make).pipe(Layer.provide(FailedSignIns.layer));
}
