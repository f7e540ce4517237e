import { Context, Effect, Layer, Redacted, Schema } from "effect";
import * as CommonPasswords from "./CommonPasswords.ts";

/**
 * Lengths in code points. NIST SP 800-63B-4 §3.1.1.2: at least 15 where the password is the only factor, at
 * least 8 where a second one is always asked for.
 */
export const minimum = 15;
export const minimumWithSecondFactor = 8;
/** Longer ones protect no better and cost every hash; the norm asks for at least 64. */
export const maximum = 128;

/**
 * The password was not taken; nothing was stored. `common`: it is, or is put together from, what people
 * choose often and attackers try first (which entry is never said). `personal`: it is little more than the
 * person's own address or name, or the name of this service.
 */
export class PasswordRefused extends Schema.TaggedError<PasswordRefused>()("PasswordRefused", {
  reason: Schema.Literals(["too-short", "too-long", "common", "personal"]),
  minimum: Schema.Int,
}) {
  override get message(): string {
    switch (this.reason) {
      case "too-short":
        return `A password has at least ${this.minimum} characters.`;
      case "too-long":
        return `A password has at most ${maximum} characters.`;
      case "common":
        return "This password is too easy to guess. Several words that do not belong together are better.";
      case "personal":
        return "This password is too close to your name, your address or the name of this service.";
    }
  }
}

export interface Candidate {
  readonly password: Redacted.Redacted<string>;
  /** Whether the account can never be entered by the password alone. */
  readonly secondFactorRequired: boolean;
  /** What an attacker tries first for this person: e-mail address, name, tenant, host of the hub. */
  readonly context: ReadonlyArray<string>;
}

const own = ["atoll"];

/** Less than this beside known words is no secret. */
const shortestRemainder = 8;

/** One spelling for what looks or means the same: NFKC, then without case. */
const fold = (text: string): string => text.normalize("NFKC").toLowerCase().normalize("NFKC");

/**
 * Addresses and names as they are, their parts, and their parts joined; of three characters at least, longest
 * first.
 */
const wordsOf = (context: ReadonlyArray<string>): ReadonlyArray<string> => {
  const texts = [...own, ...context].map((text) => fold(text.slice(0, 320)));
  const words = texts.flatMap((text) => {
    const parts = text.split(/[^\p{L}\p{N}]/u).filter((part) => part !== "");
    return [text, parts.join(""), ...parts];
  });
  return [...new Set(words)].filter((word) => [...word].length >= 3).sort((a, b) => b.length - a.length);
};

const isPersonal = (password: string, context: ReadonlyArray<string>): boolean => {
  const words = wordsOf(context);
  const remainder = words.reduce((rest, word) => rest.replaceAll(word, ""), password);
  return remainder !== password && [...remainder].length < shortestRemainder;
};

const make = Effect.gen(function* () {
  /** Loaded with the first password that is set, kept from then on. */
  const list = yield* Effect.cached(CommonPasswords.load);

  const check = Effect.fn("PasswordRules.check")(function* (candidate: Candidate) {
    const shortest = candidate.secondFactorRequired ? minimumWithSecondFactor : minimum;
    const refuse = (reason: PasswordRefused["reason"]) => new PasswordRefused({ reason, minimum: shortest });
    const given = Redacted.value(candidate.password);
    if (given.length > 2 * maximum) return yield* refuse("too-long");
    const length = [...given.normalize("NFKC")].length;
    if (length < shortest) return yield* refuse("too-short");
    if (length > maximum) return yield* refuse("too-long");
    const folded = fold(given);
    if (isPersonal(folded, candidate.context)) return yield* refuse("personal");
    if (CommonPasswords.isCommon(yield* list, folded)) return yield* refuse("common");
  });

  return { check };
});

/**
 * Decides which passwords may be chosen (NIST SP 800-63B-4 §3.1.1.2, ASVS 5.0 V6.2): by length and by what is
 * easy to guess. No rules on kinds of characters, no expiry.
 */
export class PasswordRules extends Context.Service<
  PasswordRules,
  {
    /**
     * Fails with the first reason that applies. The first call loads the list (about half a second); before
     * it the list costs no memory. Success does not mean the password is hard to guess, only that it is not
     * known to be easy.
     */
    check(candidate: Candidate): Effect.Effect<void, PasswordRefused>;
  }
>()("@atoll/security/PasswordRules") {
  static readonly layer = Layer.effect(PasswordRules, make);
}
