import { Schema } from "effect";

/**
 * A UUIDv7 (RFC 9562 §5.7) in lower case, branded by each entity. Made by the application, so that ids sort
 * by creation time and no database round trip is needed to know them.
 */
export const Identifier = Schema.String.check(
  Schema.isPattern(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u, {
    description: "A UUIDv7 in lower case",
  }),
);

export const RequestId = Identifier.pipe(Schema.brand("RequestId"));
export type RequestId = typeof RequestId.Type;
