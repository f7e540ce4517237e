import { Effect, Schema } from "effect";
import type { HttpServerRequest } from "effect/http";

/** A body that is not text in UTF-8, or JSON nested so deep that decoding it would exhaust the stack. */
export class UnreadableBody extends Schema.TaggedError<UnreadableBody>()("UnreadableBody", {
  sentence: Schema.String,
}) {}

const maximumDepth = 100;

const quote = 34;
const backslash = 92;

/** The index of the quote that ends the string begun at `start`, or the text's length. */
const endOfString = (text: string, start: number): number => {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let first = end;
    while (text.charCodeAt(first - 1) === backslash) first -= 1;
    if ((end - first) % 2 === 0) return end;
  }
  return text.length;
};

/** Whether the JSON text opens more than `maximum` brackets at once. One pass, without recursion. */
export const isDeeperThan = (text: string, maximum: number): boolean => {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) index = endOfString(text, index);
    else if (code === 91 || code === 123) depth += 1;
    else if (code === 93 || code === 125) depth -= 1;
    if (depth > maximum) return true;
  }
  return false;
};

const decode = (bytes: ArrayBuffer) =>
  Effect.try({
    try: () => new TextDecoder("utf-8", { fatal: true }).decode(bytes),
    catch: () => new UnreadableBody({ sentence: "must be text in UTF-8" }),
  });

/**
 * The same request, whose text must be UTF-8 and no deeper than 100 levels. The body is read when somebody
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
    Effect.filterOrFail(
      (decoded) => !isDeeperThan(decoded, maximumDepth),
      () => new UnreadableBody({ sentence: `must not be nested deeper than ${maximumDepth} levels` }),
    ),
    Effect.catchTag("UnreadableBody", Effect.die),
  );
  return Object.create(request, { arrayBuffer: { value: bytes }, text: { value: text } });
};
