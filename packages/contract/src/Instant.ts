import { Schema } from "effect";

/** A UTC instant; ISO 8601 on the wire. */
export const Instant = Schema.DateTimeUtcFromString.pipe(Schema.annotateEncoded({ format: "date-time" }));
export type Instant = typeof Instant.Type;
