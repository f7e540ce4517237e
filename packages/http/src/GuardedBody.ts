import { Effect, Schema } from "effect";
import type { HttpServerRequest } from "effect/http";

/** A body that is not text in UTF-8, or JSON that is ambiguous or would exhaust the stack of its reader. */
export class UnreadableBody extends Schema.TaggedError<UnreadableBody>()("UnreadableBody", {
  sentence: Schema.String,
}) {}

const maximumDepth = 100;

const quote = 34;
const backslash = 92;
const colon = 58;

const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** The index of the quote that ends the string begun at `start`, or the text's length. */
const endOfString = (text: string, start: number): number => {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let first = end;
    while (text.charCodeAt(first - 1) === backslash) first -= 1;
    if ((end - first) % 2 === 0) return end;
  }
  return text.length;
};

/** The name that the string literal stands for; itself where it is none, which the parser will say. */
const nameOf = (literal: string): string => {
  if (!literal.includes("\\")) return literal;
  try {
    return `"${String(JSON.parse(literal))}"`;
  } catch {
    return literal;
  }
};

/** Whether a colon follows the string that ends at `end`, behind any white space (RFC 8259 §2). */
const isName = (text: string, end: number): boolean => {
  let next = end + 1;
  for (let code = text.charCodeAt(next); isBlank(code); code = text.charCodeAt(next)) next += 1;
  return text.charCodeAt(next) === colon;
};

/**
 * Why the JSON text must not be parsed, or undefined: too many brackets open at once, or a member that an object
 * has twice, of which two readers may take different ones (RFC 8259 §4). One pass, without recursion.
 */
export const faultOf = (text: string, maximumDepth: number): string | undefined => {
  /** The names of each open object; undefined for an array. */
  const open: Array<Set<string> | undefined> = [];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) {
      const end = endOfString(text, index);
      const names = open.at(-1);
      if (names !== undefined && isName(text, end)) {
        const name = nameOf(text.slice(index, end + 1));
        if (names.has(name)) return "must not have the same member twice in an object";
        names.add(name);
      }
      index = end;
    } else if (code === 123) open.push(new Set());
    else if (code === 91) open.push(undefined);
    else if (code === 93 || code === 125) open.pop();
    if (open.length > maximumDepth) return `must not be nested deeper than ${maximumDepth} levels`;
  }
  return undefined;
};

const decode = (bytes: ArrayBuffer) =>
  Effect.try({
    try: () => new TextDecoder("utf-8", { fatal: true }).decode(bytes),
    catch: () => new UnreadableBody({ sentence: "must be text in UTF-8" }),
  });

/**
 * The same request, whose text must be UTF-8, no deeper than 100 levels, and name each member once. The body is read when somebody
 * asks for it, as before; what is wrong with it comes out as a defect with `UnreadableBody` in it, because
 * the readers of bodies know no other failure.
 */
export const guardBody = (
  request: HttpServerRequest.HttpServerRequest,
): HttpServerRequest.HttpServerRequest => {
  // The one reading of the body that all readers share: the adapter caches it in the request it belongs to.
  const bytes = request.arrayBuffer;
  const text = bytes.pipe(
    Effect.flatMap(decode),
    Effect.tap((decoded) => {
      const sentence = faultOf(decoded, maximumDepth);
      return sentence === undefined ? Effect.void : new UnreadableBody({ sentence });
    }),
    Effect.catchTag("UnreadableBody", Effect.die),
  );
  return Object.create(request, { arrayBuffer: { value: bytes }, text: { value: text } });
};
