import { randomBytes } from "node:crypto";
import { Effect, Option, Redacted } from "effect";
import * as Base64Url from "./Base64Url.ts";
import { sha256 } from "./Digest.ts";

/**
 * What a token is for, readable in the token itself, so that one is never taken for another. API keys carry
 * more than a secret and have a form of their own (`ApiKey`).
 */
export const prefixes = {
  session: "atoll_s_",
  node: "atoll_n_",
  refresh: "atoll_r_",
  run: "atoll_run_",
  oneTime: "atoll_o_",
  invitation: "atoll_i_",
} as const;
export type TokenKind = keyof typeof prefixes;

/** A fresh token is shown once; only `hash` is kept. */
export interface IssuedToken {
  readonly token: Redacted.Redacted<string>;
  readonly hash: Uint8Array;
}

/** Bytes of the secret behind every prefix. */
export const secretLength = 32;

/**
 * SHA-256 is enough here: the secret has 256 random bits, so there is nothing to guess (unlike a password).
 */
const hashOf = (token: string): Uint8Array => sha256(token);

/** The token of this kind that carries these 32 bytes: random, or derived under a secret key. */
export const fromSecret = (kind: TokenKind, secret: Uint8Array): IssuedToken => {
  const text = prefixes[kind] + Base64Url.encode(secret);
  return { token: Redacted.make(text, { label: `${kind} token` }), hash: hashOf(text) };
};

/** 256 bits from the operating system's randomness, base64url, behind the readable prefix. */
export const issue = (kind: TokenKind): Effect.Effect<IssuedToken> =>
  Effect.sync(() => fromSecret(kind, randomBytes(secretLength)));

const kinds: ReadonlyArray<TokenKind> = ["session", "node", "refresh", "run", "oneTime", "invitation"];

/** The kind a presented token claims to be of; `None` when it is not one of ours in form. */
export const kindOf = (presented: string): Option.Option<TokenKind> => {
  const found = kinds.find((kind) => presented.startsWith(prefixes[kind]));
  if (found === undefined) return Option.none();
  const secret = Base64Url.decodeExactly(presented.slice(prefixes[found].length), secretLength);
  return Option.as(secret, found);
};

/**
 * What to look a presented token up by. `None` when it cannot be a token of this kind: no need to ask the
 * database. A hash says nothing about whether the token is known, alive or revoked.
 */
export const hash = (kind: TokenKind, presented: Redacted.Redacted<string>): Option.Option<Uint8Array> => {
  const text = Redacted.value(presented);
  return Option.contains(kindOf(text), kind) ? Option.some(hashOf(text)) : Option.none();
};
