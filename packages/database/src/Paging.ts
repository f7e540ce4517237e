import { Identifier } from "@atoll/contract/Identifier";
import { defaultPageLimit, type PageRequest } from "@atoll/contract/Page";
import { Effect, Option, Schema } from "effect";

/** The cursor is not one that a list of this kind gave out. */
export class InvalidCursor extends Schema.TaggedError<InvalidCursor>()("InvalidCursor", {}) {}

export interface Page<A> {
  readonly items: ReadonlyArray<A>;
  readonly nextCursor: string | null;
}

const decodeCursor = Schema.decodeUnknownOption(Identifier);

/** Greater than every UUIDv7: where a list that runs downwards starts. */
const beginning = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/**
 * One page of a list that runs from the newest id down. `fetch` gets the id to stay below and how many rows to read:
 * one more than the page holds, which tells whether another page follows.
 */
export const page = <A, E, R>(
  request: PageRequest,
  idOf: (item: A) => string,
  fetch: (before: string, rows: number) => Effect.Effect<ReadonlyArray<A>, E, R>,
): Effect.Effect<Page<A>, E | InvalidCursor, R> =>
  Effect.gen(function* () {
    const limit = request.limit ?? defaultPageLimit;
    const before = request.cursor === undefined ? Option.some(beginning) : decodeCursor(request.cursor);
    if (Option.isNone(before)) return yield* new InvalidCursor();
    const rows = yield* fetch(before.value, limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last !== undefined ? idOf(last) : null };
  });
