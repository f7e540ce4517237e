import { Schema } from "effect";

/**
 * PostgreSQL stores neither NUL (SQLSTATE 22021) nor a lone surrogate (22P02 in jsonb), so no text that
 * holds one may pass the contract.
 */
export const isStorable = (text: string): boolean => !text.includes("\u0000") && text.isWellFormed();

const storable = Schema.makeFilter(
  (text: string) => isStorable(text) || "must not contain NUL or unpaired surrogate characters",
);

/** Text that PostgreSQL can store, with its length in UTF-16 units between `min` (default 0) and `max`. */
export const Text = (options: { readonly min?: number; readonly max: number }) =>
  Schema.String.check(Schema.isMinLength(options.min ?? 0), Schema.isMaxLength(options.max), storable);

/** A name shown to people: 1 to 120 characters, not only white space. */
export const Name = Text({ min: 1, max: 120 }).check(
  Schema.makeFilter((name: string) => name.trim().length > 0 || "must not be blank"),
);

/** Free text written by people: up to 2 000 characters. */
export const Comment = Text({ max: 2_000 });

/** A SHA-256 digest as 64 lower-case hexadecimal characters. */
export const Sha256 = Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/u)).pipe(Schema.brand("Sha256"));
export type Sha256 = typeof Sha256.Type;
