import { Cause, Data, Effect, Exit, Option, Schema } from "effect";
import { isSqlError, type SqlError } from "effect/sql/SqlError";
import { DatabaseUnavailable } from "./DatabaseUnavailable.ts";
import { asksForRepetition, isPassing, serverMessage, sqlState } from "./SqlFailure.ts";

/** A statement of ours that the server refused: a fault in the program, never in what a caller sent. */
export class StatementRefused extends Data.Error<{ readonly message: string; readonly cause: unknown }> {}

const settled = (error: SqlError): Effect.Effect<never, DatabaseUnavailable> => {
  if (isPassing(error)) {
    return Effect.fail(
      new DatabaseUnavailable({ message: serverMessage(error), repeatable: asksForRepetition(error) }),
    );
  }
  const state = Option.getOrElse(sqlState(error), () => "none");
  const message = `SQLSTATE ${state}: ${serverMessage(error)}`;
  return Effect.die(new StatementRefused({ message, cause: error }));
};

const isOther = <E>(error: E | SqlError): error is Exclude<E, SqlError> => !isSqlError(error);

/** Passing trouble becomes `DatabaseUnavailable`; any other refusal is a defect that carries its SQLSTATE. */
export const settle = <A, E, R>(
  effect: Effect.Effect<A, E | SqlError, R>,
): Effect.Effect<A, Exclude<E, SqlError> | DatabaseUnavailable, R> =>
  effect.pipe(
    Effect.catch((error): Effect.Effect<never, Exclude<E, SqlError> | DatabaseUnavailable> =>
      isSqlError(error) ? settled(error) : isOther(error) ? Effect.fail(error) : Effect.die(error),
    ),
  );

type Statement<E, R> = Effect.Effect<ReadonlyArray<unknown>, E | SqlError, R>;

/** So many rows are decoded in one turn of the event loop: a long answer does not hold up everybody else. */
const rowsAtOnce = 32;

/**
 * Row by row: the parser of a row's schema is built once and kept with it, that of an array of them would be built anew
 * by each call.
 */
const decodeRows = <A, I>(row: Schema.Codec<A, I>) => {
  const decode = Schema.decodeUnknownExit(row);
  const some = (rows: ReadonlyArray<unknown>, from: number, decoded: Array<A>): Effect.Effect<Array<A>> => {
    const until = Math.min(rows.length, from + rowsAtOnce);
    for (let at = from; at < until; at++) {
      const exit = decode(rows[at]);
      if (Exit.isFailure(exit)) return Effect.die(Cause.squash(exit.cause));
      decoded.push(exit.value);
    }
    if (until === rows.length) return Effect.succeed(decoded);
    return Effect.flatMap(Effect.yieldNow, () => some(rows, until, decoded));
  };
  return (rows: ReadonlyArray<unknown>): Effect.Effect<ReadonlyArray<A>> => some(rows, 0, []);
};

/** All rows, decoded. A row its schema does not know is a defect. */
export const all = <A, I>(row: Schema.Codec<A, I>) => {
  const decode = decodeRows(row);
  return <E, R>(statement: Statement<E, R>) => settle(Effect.flatMap(statement, decode));
};

/** The first row, if there is one. */
export const maybe = <A, I>(row: Schema.Codec<A, I>) => {
  const rows = all(row);
  return <E, R>(statement: Statement<E, R>) =>
    Effect.map(rows(statement), (found) => Option.fromUndefinedOr(found[0]));
};

/** The first row of a statement that always has one. */
export const one = <A, I>(row: Schema.Codec<A, I>) => {
  const rows = all(row);
  return <E, R>(statement: Statement<E, R>) =>
    Effect.flatMap(rows(statement), (found) =>
      found[0] === undefined
        ? Effect.die(
            new StatementRefused({ message: "A statement answered without a row", cause: undefined }),
          )
        : Effect.succeed(found[0]),
    );
};

const Counted = one(Schema.Struct({ count: Schema.Int }));

/** The number that a statement answers with, in the column `count`. */
export const counted = <E, R>(statement: Statement<E, R>) =>
  Effect.map(Counted(statement), ({ count }) => count);

/** How many rows a statement with RETURNING wrote. */
export const written = <E, R>(statement: Statement<E, R>) =>
  settle(Effect.map(statement, (rows) => rows.length));

/** Whether a statement with RETURNING wrote anything. */
export const wrote = <E, R>(statement: Statement<E, R>) => Effect.map(written(statement), (rows) => rows > 0);

/** A statement whose answer is of no interest. */
export const run = <E, R>(statement: Statement<E, R>) => settle(Effect.asVoid(statement));
