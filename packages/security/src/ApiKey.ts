import { randomInt } from "node:crypto";
import { crc32 } from "node:zlib";
import { Effect, Option, Redacted } from "effect";
import { sha256 } from "./Digest.ts";

/*
 * An API key, made to be recognised by secret scanners, by people and by the hub before it asks a database:
 *
 *   atoll_k_ || id || _ || secret || checksum
 *
 *   id        8 characters of base 62, shown in lists: tells two keys of a person apart, protects nothing
 *   secret    43 characters of base 62: 256 random bits
 *   checksum  CRC-32 (RFC 1952) of all before it as 6 characters of base 62: finds typing and copying
 *             faults and makes a scanner's match certain; it authenticates nothing
 *
 * Letters and digits only, so that a double click selects the whole of it.
 */

/** What every key begins with. */
export const scheme = "atoll_k_";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const idLength = 8;
const secretLength = 43;
const checksumLength = 6;
const form = /^atoll_k_[0-9A-Za-z]{8}_[0-9A-Za-z]{49}$/;

/** A fresh key is shown once; only `prefix` and `hash` are kept. */
export interface IssuedApiKey {
  readonly key: Redacted.Redacted<string>;
  /** Scheme and id (`atoll_k_4fQz81Lc`): what lists, logs and audit show. */
  readonly prefix: string;
  readonly hash: Uint8Array;
}

/** A presented key that is one of ours in form. Says nothing about whether it is known, alive or revoked. */
export interface PresentedApiKey {
  readonly prefix: string;
  /** What to look the key up by. */
  readonly hash: Uint8Array;
}

const random = (length: number): string =>
  Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join("");

const checksumOf = (text: string): string => {
  let rest = crc32(text);
  let checksum = "";
  for (let place = 0; place < checksumLength; place++) {
    checksum = alphabet.charAt(rest % alphabet.length) + checksum;
    rest = Math.floor(rest / alphabet.length);
  }
  return checksum;
};

const prefixOf = (key: string): string => key.slice(0, scheme.length + idLength);

/** SHA-256 is enough: 256 random bits leave nothing to guess. */
const present = (key: string): PresentedApiKey => ({ prefix: prefixOf(key), hash: sha256(key) });

/** A key from the operating system's randomness. */
export const issue: Effect.Effect<IssuedApiKey> = Effect.sync(() => {
  const body = `${scheme}${random(idLength)}_${random(secretLength)}`;
  const key = body + checksumOf(body);
  return { key: Redacted.make(key, { label: "API key" }), ...present(key) };
});

/**
 * What to look a presented key up by; `None` when its form or its checksum is wrong, without asking anybody.
 */
export const parse = (presented: Redacted.Redacted<string>): Option.Option<PresentedApiKey> => {
  const key = Redacted.value(presented);
  if (!form.test(key)) return Option.none();
  const body = key.slice(0, -checksumLength);
  return key === body + checksumOf(body) ? Option.some(present(key)) : Option.none();
};
