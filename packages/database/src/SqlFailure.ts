import { Option, Predicate } from "effect";
import type { SqlError } from "effect/sql/SqlError";

const field = (error: SqlError, name: string): string | undefined => {
  const cause = error.reason.cause;
  if (!Predicate.hasProperty(cause, name)) return undefined;
  const value = cause[name];
  return typeof value === "string" ? value : undefined;
};

/** The five-character SQLSTATE of the server's answer; none when no answer came. */
export const sqlState = (error: SqlError): Option.Option<string> => {
  const code = field(error, "code");
  return code !== undefined && /^[0-9A-Z]{5}$/.test(code) ? Option.some(code) : Option.none();
};

/** What the server itself said, without the query. */
export const serverMessage = (error: SqlError): string => field(error, "message") ?? error.message;

/** Where in the statement the server saw the fault, counted from 1. */
export const position = (error: SqlError): number | undefined => {
  const text = field(error, "position");
  return text === undefined ? undefined : Number(text);
};

/**
 * Trouble that passes: the server is away, starting, stopping, out of resources, or asked for a repetition
 * (SQLSTATE classes 08, 53 and 57P, deadlock, serialisation, time-outs), or does not let us in. Anything else is our
 * own fault.
 */
export const isPassing = (error: SqlError): boolean =>
  error.isRetryable ||
  error.reason.operation === "connect" ||
  /^(08|53|57P)/.test(Option.getOrElse(sqlState(error), () => ""));

/** The server chose this transaction to break a tie; running it again at once is expected to work. */
export const asksForRepetition = (error: SqlError): boolean =>
  error.reason._tag === "DeadlockError" || error.reason._tag === "SerializationError";
