import { Effect, Predicate, Schema } from "effect";
import { sha256Hex } from "./Digest.ts";

/** The value has no canonical JSON. `pointer` is the JSON pointer (RFC 6901) of the first offending part. */
export class NotCanonicalJson extends Schema.TaggedError<NotCanonicalJson>()("NotCanonicalJson", {
  pointer: Schema.String,
  reason: Schema.String,
}) {
  override get message(): string {
    return `The value at "${this.pointer}" has no canonical JSON: ${this.reason}`;
  }
}

/**
 * Deeper values are refused: they would exhaust the stack here or at whoever reads the text. Cycles end here
 * too.
 */
export const maximumDepth = 256;

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const faultOfScalar = (value: unknown): string | undefined => {
  if (value === null || typeof value === "boolean") return undefined;
  if (typeof value === "number") return Number.isFinite(value) ? undefined : `${value} is not a JSON number`;
  if (typeof value === "string") return value.isWellFormed() ? undefined : "lone surrogate in a string";
  if (typeof value !== "object") return `${typeof value} is not JSON`;
  return isPlainObject(value) ? undefined : "not a plain object; encode it by its schema first";
};

const escapePointer = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");

const findFault = (value: unknown, pointer: string, depth: number): NotCanonicalJson | undefined => {
  if (depth > maximumDepth) return new NotCanonicalJson({ pointer, reason: `deeper than ${maximumDepth}` });
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const fault = findFault(value[index], `${pointer}/${index}`, depth + 1);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }
  const reason = faultOfScalar(value);
  if (reason !== undefined) return new NotCanonicalJson({ pointer, reason });
  if (!Predicate.isObject(value)) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const path = `${pointer}/${escapePointer(key)}`;
    if (!key.isWellFormed()) return new NotCanonicalJson({ pointer, reason: "lone surrogate in a key" });
    const fault = findFault(part, path, depth + 1);
    if (fault !== undefined) return fault;
  }
  return undefined;
};

/** RFC 8785 §3.2.3: keys in the order of their UTF-16 code units, which is what `<` on strings compares. */
const byCodeUnits = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;

const write = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(write).join(",")}]`;
  if (!Predicate.isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).sort(byCodeUnits);
  return `{${members.map(([key, part]) => `${JSON.stringify(key)}:${write(part)}`).join(",")}}`;
};

/**
 * RFC 8785 (JCS) text of a JSON value: one spelling for equal values, so it can be hashed and signed.
 *
 * Refuses what JSON cannot say or readers understand differently: NaN and infinities, lone surrogates,
 * `undefined` (an absent key is fine), bigints, class instances, values nested deeper than `maximumDepth`.
 */
export const stringify = Effect.fnUntraced(function* (
  value: unknown,
): Effect.fn.Return<string, NotCanonicalJson> {
  const fault = findFault(value, "", 0);
  if (fault !== undefined) return yield* fault;
  return write(value);
});

/** UTF-8 of `stringify`. */
export const bytes = (value: unknown): Effect.Effect<Uint8Array, NotCanonicalJson> =>
  Effect.map(stringify(value), (text) => new TextEncoder().encode(text));

/** SHA-256 of the canonical JSON, lower-case hex: how manifests and bundles are named. */
export const digest = (value: unknown): Effect.Effect<string, NotCanonicalJson> =>
  Effect.map(stringify(value), sha256Hex);
