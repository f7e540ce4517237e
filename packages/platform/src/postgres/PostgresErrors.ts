import { Schema } from "effect";

/** The server's own last words, oldest first: what a person needs to see beside our sentence. */
const LogLines = Schema.Array(Schema.String);

const withLog = (sentence: string, log: ReadonlyArray<string>): string =>
  log.length === 0 ? sentence : `${sentence}\nThe last lines of its log:\n  ${log.join("\n  ")}`;

/** The database server did not come up; nothing of it is left running. */
export class DatabaseStartFailed extends Schema.TaggedError<DatabaseStartFailed>()("DatabaseStartFailed", {
  reason: Schema.String,
  log: LogLines,
}) {
  override get message(): string {
    return withLog(this.reason, this.log);
  }
}

/** The port asked for belongs to another process. A port chosen by us never ends in this error. */
export class DatabasePortTaken extends Schema.TaggedError<DatabasePortTaken>()("DatabasePortTaken", {
  port: Schema.Int,
}) {
  override get message(): string {
    return (
      `Port ${this.port} for the embedded database is taken by another process. ` +
      "Set ATOLL_POSTGRES_PORT to a free one, or leave it unset to have one chosen."
    );
  }
}

/** No server binaries for this machine, or they may not be executed. */
export class PostgresBinariesMissing extends Schema.TaggedError<PostgresBinariesMissing>()(
  "PostgresBinariesMissing",
  { reason: Schema.String },
) {
  override get message(): string {
    return (
      `${this.reason} Install the dependencies again, set ATOLL_POSTGRES_HOME to a folder with ` +
      "bin/postgres of version 18, or use a server of your own with DATABASE_URL."
    );
  }
}
