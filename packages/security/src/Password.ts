import { argon2, randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import { Context, Effect, Layer, Option, Redacted, Schema, Semaphore } from "effect";
import { equals } from "./Digest.ts";
import * as PasswordHash from "./PasswordHash.ts";

/**
 * Too many passwords are waiting to be checked. Nothing was decided: answer 503 and let the caller try again.
 */
export class PasswordHasherBusy extends Schema.TaggedError<PasswordHasherBusy>()("PasswordHasherBusy", {}) {
  override get message(): string {
    return "Too many sign-ins at once. Try again in a few seconds.";
  }
}

/** The stored hash cannot be read or costs more than this process pays. Somebody has to look at the row. */
export class PasswordHashUnreadable extends Schema.TaggedError<PasswordHashUnreadable>()(
  "PasswordHashUnreadable",
  {},
) {
  override get message(): string {
    return "A stored password hash is not Argon2id in PHC format, or its cost is out of bounds.";
  }
}

export interface PasswordHasherOptions {
  readonly cost: PasswordHash.Cost;
  /** Hashes computed at the same time, each holding `cost.memory` and one thread of the pool. */
  readonly concurrency: number;
  /** Callers that may wait for their turn; one more is turned away with `PasswordHasherBusy`. */
  readonly waiting: number;
}

const saltLength = 16;
const hashLength = 32;

/**
 * Node's pool has four threads, which file and name look-ups need too: leave one free. And one processor, or whoever is
 * signed in already waits for those who sign in.
 */
const defaults: PasswordHasherOptions = {
  cost: PasswordHash.defaultCost,
  concurrency: Math.max(1, Math.min(availableParallelism() - 1, 3)),
  waiting: 256,
};

/** NFKC, so that one password typed on two keyboards is one password (NIST SP 800-63B §5.1.1.2). */
const normalise = (password: Redacted.Redacted<string>): Buffer =>
  Buffer.from(Redacted.value(password).normalize("NFKC"), "utf8");

const sameCost = (a: PasswordHash.Cost, b: PasswordHash.Cost): boolean =>
  a.memory === b.memory && a.passes === b.passes && a.parallelism === b.parallelism;

/**
 * Runs on Node's thread pool. It cannot be stopped once begun, so neither can the effect: its permit stays
 * held.
 */
const derive = (
  password: Redacted.Redacted<string>,
  cost: PasswordHash.Cost,
  salt: Uint8Array,
  length: number,
) =>
  Effect.uninterruptible(
    Effect.callback<Uint8Array>((resume) => {
      const parameters = { ...cost, message: normalise(password), nonce: salt, tagLength: length };
      argon2("argon2id", parameters, (error, hash) =>
        resume(error === null ? Effect.succeed(new Uint8Array(hash)) : Effect.die(error)),
      );
    }),
  );

const make = Effect.fnUntraced(function* ({ cost, concurrency, waiting }: PasswordHasherOptions) {
  const permits = yield* Semaphore.make(concurrency);
  let admitted = 0;

  const takeTurn = <A>(effect: Effect.Effect<A>): Effect.Effect<A, PasswordHasherBusy> =>
    Effect.suspend(() => {
      if (admitted >= concurrency + waiting) return Effect.fail(new PasswordHasherBusy());
      admitted++;
      return permits.withPermit(effect).pipe(Effect.ensuring(Effect.sync(() => void admitted--)));
    });

  const hash = Effect.fn("PasswordHasher.hash")(function* (password: Redacted.Redacted<string>) {
    const salt = new Uint8Array(randomBytes(saltLength));
    const bytes = yield* takeTurn(derive(password, cost, salt, hashLength));
    return PasswordHash.encode({ cost, salt, hash: bytes });
  });

  /** Stands in for unknown users: random bytes no password leads to. */
  const nobody: PasswordHash.Parts = { cost, salt: randomBytes(saltLength), hash: randomBytes(hashLength) };

  const verify = Effect.fn("PasswordHasher.verify")(function* (
    password: Redacted.Redacted<string>,
    stored: Option.Option<string>,
  ) {
    const parts = Option.isNone(stored) ? Option.some(nobody) : PasswordHash.decode(stored.value);
    const expected = yield* Effect.fromOption(parts, () => new PasswordHashUnreadable());
    const turn = derive(password, expected.cost, expected.salt, expected.hash.length);
    return equals(yield* takeTurn(turn), expected.hash) && Option.isSome(stored);
  });

  const needsRehash = (stored: string): boolean =>
    !Option.exists(PasswordHash.decode(stored), (parts) => sameCost(parts.cost, cost));

  return { hash, verify, needsRehash };
});

/** Hashes and checks passwords by Argon2id (RFC 9106). */
export class PasswordHasher extends Context.Service<
  PasswordHasher,
  {
    /** Hashes with a fresh salt at the current cost. Says nothing about the password's strength. */
    hash(password: Redacted.Redacted<string>): Effect.Effect<PasswordHash.PasswordHash, PasswordHasherBusy>;
    /**
     * Whether this is the password. For an unknown user pass `None`: it takes the same time as a wrong
     * password and is `false`, so that an answer's time does not tell who exists (as long as stored hashes
     * are of current cost).
     */
    verify(
      password: Redacted.Redacted<string>,
      stored: Option.Option<string>,
    ): Effect.Effect<boolean, PasswordHasherBusy | PasswordHashUnreadable>;
    /**
     * Whether the hash was made at another cost than today's: after a successful `verify`, hash and store
     * anew.
     */
    needsRehash(stored: string): boolean;
  }
>()("@atoll/security/PasswordHasher") {
  /**
   * What is not given keeps its default: 19 MiB, two passes, one lane; at once one less than there are
   * processors, at most three; 256 waiting.
   */
  static readonly layerWith = (options: Partial<PasswordHasherOptions>) =>
    Layer.effect(PasswordHasher, make({ ...defaults, ...options }));

  static readonly layer = this.layerWith({});

  /** Real Argon2id at the lowest cost there is: about a tenth of a millisecond, worthless as protection. */
  static readonly layerTest = this.layerWith({ cost: { memory: 8, passes: 1, parallelism: 1 } });
}
