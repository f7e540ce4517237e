import { Effect, Option, Predicate, Result, Schema } from "effect";
import * as Base64Url from "./Base64Url.ts";

/** A JSON Web Signature no rule of ours lets past, before any key was asked. */
export class JwtFormRefused extends Schema.TaggedError<JwtFormRefused>()("JwtFormRefused", {
  reason: Schema.Literals(["malformed", "header"]),
}) {
  override get message(): string {
    return `The token was refused (${this.reason}).`;
  }
}

export interface JwtFormOptions {
  /** Characters; a longer token is not even taken apart. */
  readonly maximumLength: number;
  /** Header parameters a token may carry. One that brings or names a key (`jku`, `x5u`, `jwk`) is never among them. */
  readonly allowedHeaders: ReadonlyArray<string>;
}

const readHeader = (part: string): Option.Option<Readonly<Record<PropertyKey, unknown>>> =>
  Base64Url.decode(part).pipe(
    Option.flatMap((bytes) =>
      Result.getSuccess(
        Result.try((): unknown => JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes))),
      ),
    ),
    Option.filter(Predicate.isObject),
  );

/**
 * The form every token here must have before its signature is worth a look (RFC 8725 §3.1, §3.11): three parts
 * of strict base64url, so that one token has one spelling, and a header that holds allowed parameters only: no
 * `crit`, no `b64`, nothing that brings a key along or says where to fetch one. **Verifies nothing.**
 */
export const check = (token: string, options: JwtFormOptions): Effect.Effect<void, JwtFormRefused> => {
  if (token.length > options.maximumLength) return Effect.fail(new JwtFormRefused({ reason: "malformed" }));
  const parts = token.split(".");
  const [header, payload, signature] = parts;
  if (parts.length !== 3 || !payload || !signature) {
    return Effect.fail(new JwtFormRefused({ reason: "malformed" }));
  }
  const names = Option.map(readHeader(header ?? ""), Object.keys);
  if (Option.isNone(names) || [payload, signature].some((part) => Option.isNone(Base64Url.decode(part)))) {
    return Effect.fail(new JwtFormRefused({ reason: "malformed" }));
  }
  return names.value.every((name) => options.allowedHeaders.includes(name))
    ? Effect.void
    : Effect.fail(new JwtFormRefused({ reason: "header" }));
};
