import { Schema } from "effect";

/**
 * The database is away, stopping, out of connections, or could not serialise the work. Nothing was written by the
 * transaction it ended, unless the connection broke during its commit: then nobody knows. Trying again may help.
 */
export class DatabaseUnavailable extends Schema.TaggedError<DatabaseUnavailable>()("DatabaseUnavailable", {
  message: Schema.String,
  /** The server asked for exactly this: run the whole transaction again. */
  repeatable: Schema.Boolean,
}) {}
