import type { Json } from "./Json.ts";

/** Boundary: `values` was built column by column from the schema that `Row` is computed from. */
export const claimRow = <Row>(values: Record<string, unknown>): Row => values as Row;

/**
 * Boundary: the body comes from the same signed bundle running at another site, so its type is what that code
 * sent. It is claimed, not checked: whoever computes with it checks what a wrong value could spoil.
 */
export const claimBody = <Body extends Json>(body: Json): Body => body as Body;
