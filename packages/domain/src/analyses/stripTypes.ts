import { stripTypeScriptTypes } from "node:module";
import { Effect, Schema } from "effect";

/** A file of the analysis that no JavaScript can be made of. `message` is a sentence for the analyst. */
export class SourceInvalid extends Schema.TaggedError<SourceInvalid>()("SourceInvalid", {
  path: Schema.String,
  /** Counted from 1; null where the compiler does not say. */
  line: Schema.NullOr(Schema.Int),
  reason: Schema.String,
}) {
  override get message(): string {
    const place = this.line === null ? this.path : `${this.path}, line ${this.line}`;
    return `The analysis cannot be built: ${place}: ${this.reason}.`;
  }
}

const isTypeScript = (path: string): boolean => /\.m?ts$/.test(path);
const isText = (path: string): boolean => /\.(m?[jt]s|json)$/.test(path);

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

const decodeText = (path: string, bytes: Uint8Array) =>
  Effect.try({
    try: () => decoder.decode(bytes),
    catch: () => new SourceInvalid({ path, line: null, reason: "the file is not UTF-8 text" }),
  });

/** Node puts the place before the stack: "<file>:<line>", then the source line. */
const lineOf = (error: unknown): number | null => {
  const line = error instanceof Error ? /^[^\n]*:(\d+)\n/.exec(error.stack ?? "")?.[1] : undefined;
  return line === undefined ? null : Number(line);
};

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message.replace(/\.$/, "") : "the compiler gave up on it";

/**
 * TypeScript becomes JavaScript by blanking out its types, so lines and columns stay where they were. Other files pass
 * unchanged, except that source and JSON must be UTF-8.
 */
export const stripTypes = Effect.fnUntraced(function* (path: string, bytes: Uint8Array) {
  if (!isText(path)) return bytes;
  const text = yield* decodeText(path, bytes);
  if (!isTypeScript(path)) return bytes;
  const stripped = yield* Effect.try({
    try: () => stripTypeScriptTypes(text, { mode: "strip" }),
    catch: (error) => new SourceInvalid({ path, line: lineOf(error), reason: reasonOf(error) }),
  });
  return new TextEncoder().encode(stripped);
});
