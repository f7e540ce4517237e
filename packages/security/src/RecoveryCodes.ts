import { randomBytes } from "node:crypto";
import { Effect, Option, Redacted } from "effect";
import * as Base32 from "./Base32.ts";
import { sha256 } from "./Digest.ts";

/*
 * Recovery codes: look-up secrets (NIST SP 800-63B-4 §3.1.2) for who has lost the second factor. Ten codes,
 * each good once, each 120 random bits as six groups of four characters of Crockford's base32, which has no I,
 * L, O or U:
 *
 *   7H2K-9QXW-M4T0-CV8R-1ZJD-6NFA
 *
 * Shorter codes would have to be hashed slowly and with a salt each, ten hashes for every attempt. From 112
 * bits on an ordinary hash is enough (SP 800-63B-4 §3.1.2.2, ASVS 5.0 6.5.2): at 10^12 guesses a second the
 * search for one code takes 10^15 years. They are copied, printed or pasted, hardly ever typed. The hash takes
 * the user in, so that one row says nothing about another.
 */

/** Codes in a set. A new set replaces the old one. */
export const count = 10;
const codeBytes = 15;

/** Shown once; only `hash` is kept. */
export interface IssuedRecoveryCode {
  readonly code: Redacted.Redacted<string>;
  readonly hash: Uint8Array;
}

const hashOf = (userId: string, characters: string): Uint8Array =>
  sha256(`atoll/recovery-code/1\n${userId}\n${characters}`);

/** A fresh set for this user. */
export const issue = (userId: string): Effect.Effect<ReadonlyArray<IssuedRecoveryCode>> =>
  Effect.sync(() =>
    Array.from({ length: count }, () => {
      const characters = Base32.encode(randomBytes(codeBytes), Base32.crockford);
      const code = Redacted.make(characters.replace(/.{4}(?=.)/g, "$&-"), { label: "recovery code" });
      return { code, hash: hashOf(userId, characters) };
    }),
  );

const form = /^[0-9A-HJKMNP-TV-Z]{24}$/;

/** What people make of a code: other case, spaces or dashes elsewhere, O for 0, I or L for 1. */
const normalise = (typed: string): string =>
  typed.slice(0, 64).toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");

/** What to look a typed code up by, with the user; `None` when it cannot be a code. */
export const hash = (userId: string, typed: Redacted.Redacted<string>): Option.Option<Uint8Array> => {
  const characters = normalise(Redacted.value(typed));
  return form.test(characters) ? Option.some(hashOf(userId, characters)) : Option.none();
};
