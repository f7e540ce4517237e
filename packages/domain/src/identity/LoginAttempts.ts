import { TooManyAttempts } from "@atoll/contract/identity/IdentityProblems";
import type { DatabaseUnavailable } from "@atoll/database/Database";
import { LoginThrottleRepository, type Throttle } from "@atoll/database/identity/LoginThrottleRepository";
import { sha256 } from "@atoll/security/Digest";
import { Context, Duration, Effect, Layer } from "effect";
import { clientOf, currentDevice } from "./Device.ts";
import { FailedSignIns, type Failure } from "./FailedSignIns.ts";

/** About whom an attempt is. */
export interface Attempt {
  /** Of the account, whether there is one or not: every spelling and every route counts together. */
  readonly canonicalEmail: string;
  /** From where the person has signed in before, or is signed in. */
  readonly familiar: boolean;
  /** What is to be recorded if it fails. */
  readonly failure: Omit<Failure, "failures">;
}

/**
 * A hundred failures in a row at most for one account (NIST SP 800-63B-4 §3.2.2), in two parts: what strangers fail at
 * closes the account to them and not to its person where it is known, and the other way round.
 */
const limits = { account: 80, familiar: 20 } as const;
/** One after the other without a pause. */
const free = 5;

const throttleOf = ({ canonicalEmail, familiar }: Attempt): Throttle => {
  const kind = familiar ? "familiar" : "account";
  return { kind, keyHash: sha256(canonicalEmail), free, most: limits[kind], forgottenAfter: null };
};

/** Many people may sit behind one address, so it takes more of them, and they are forgotten in an hour. */
const networkThrottle = (address: string): Throttle => ({
  kind: "address",
  keyHash: sha256(clientOf(address)),
  free: 50,
  most: 1_000_000,
  forgottenAfter: Duration.hours(1),
});

const ofPerson = (canonicalEmail: string) => {
  const keyHash = sha256(canonicalEmail);
  return [
    { kind: "account", keyHash },
    { kind: "familiar", keyHash },
  ] as const;
};

/** Holds guessing up: five failures are free, then one waits a second, and twice as long each time, up to 15 minutes. */
export class LoginAttempts extends Context.Service<
  LoginAttempts,
  {
    /**
     * Runs the check of a secret, unless the account or the network has to wait. The attempt counts as failed from
     * before the check until it has succeeded, so that many at once gain nothing. A success forgets the failures. A
     * failure is recorded, and once more the one from which on one has to wait, or that closes the account to whoever it
     * was. What was not let try is not: it would be the attacker's to fill the trail.
     */
    readonly guard: (
      attempt: Attempt,
    ) => <E, R>(
      check: Effect.Effect<boolean, E, R>,
    ) => Effect.Effect<boolean, E | TooManyAttempts | DatabaseUnavailable, R>;
    /** The person has shown by other means who it is: what was failed at before counts no more. */
    readonly forget: (canonicalEmail: string) => Effect.Effect<void, DatabaseUnavailable>;
  }
>()("@atoll/domain/identity/LoginAttempts") {
  static readonly layer = Layer.effect(
    LoginAttempts,
    Effect.gen(function* () {
      const throttles = yield* LoginThrottleRepository;
      const failedSignIns = yield* FailedSignIns;

      const failed = Effect.fnUntraced(function* (attempt: Attempt) {
        const throttle = throttleOf(attempt);
        const failures = yield* throttles.failures(throttle);
        yield* failedSignIns.record("signIn.failed", { ...attempt.failure, failures });
        if (failures === throttle.free || failures === throttle.most) {
          yield* failedSignIns.record("signIn.lockedOut", { ...attempt.failure, failures });
        }
      });

      return LoginAttempts.of({
        guard: (attempt) =>
          Effect.fnUntraced(function* (check) {
            const { address } = yield* currentDevice;
            const network = address === null ? [] : [networkThrottle(address)];
            const wait = yield* throttles.take([throttleOf(attempt), ...network]);
            if (Duration.toMillis(wait) > 0) {
              const retryAfterSeconds = Math.max(1, Math.ceil(Duration.toSeconds(wait)));
              return yield* new TooManyAttempts({ retryAfterSeconds });
            }
            const succeeded = yield* check;
            yield* succeeded
              ? throttles.forgive([...ofPerson(attempt.canonicalEmail), ...network])
              : failed(attempt);
            return succeeded;
          }),
        forget: (canonicalEmail) => throttles.forgive(ofPerson(canonicalEmail)),
      });
    }),
  ).pipe(Layer.provide(FailedSignIns.layer));
}
