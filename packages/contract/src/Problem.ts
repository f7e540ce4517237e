import { Schema } from "effect";

const prefix = "urn:atoll:problem:";

/** The stable `type` of a problem (RFC 9457 §3.1.1): a URN, because it identifies and needs no server. */
export const problemType = <const Slug extends string>(slug: Slug): `${typeof prefix}${Slug}` =>
  `${prefix}${slug}`;

/** One fault of a request: where it is (RFC 6901 pointer, first segment names the slot) and what it is. */
export const RequestFault = Schema.Struct({ pointer: Schema.String, detail: Schema.String });
export type RequestFault = typeof RequestFault.Type;

/** Members that every problem carries beside those of RFC 9457. */
export const problemMembers = { requestId: Schema.optionalKey(Schema.String) };
