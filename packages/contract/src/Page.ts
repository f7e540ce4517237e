import { Schema } from "effect";
import { Text } from "./Text.ts";

/** Query of every list: `limit` 1 to 100 (default 20) and the opaque `cursor` of the previous page. */
export const PageQuery = {
  limit: Schema.optionalKey(
    Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum: 100 })),
  ),
  cursor: Schema.optionalKey(Text({ min: 1, max: 200 })),
};

export interface PageRequest {
  readonly limit?: number;
  readonly cursor?: string;
}

export const defaultPageLimit = 20;

/** One page of a list, newest first. `nextCursor` is null on the last page. */
export const Page = <S extends Schema.Top>(item: S) =>
  Schema.Struct({ items: Schema.Array(item), nextCursor: Schema.NullOr(Schema.String) });
