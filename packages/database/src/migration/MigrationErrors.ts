import { Schema } from "effect";

/** The folder of migrations is missing, unreadable, or not numbered 0000, 0001, … without a gap. */
export class MigrationFilesInvalid extends Schema.TaggedError<MigrationFilesInvalid>()(
  "MigrationFilesInvalid",
  {
    directory: Schema.String,
    message: Schema.String,
  },
) {}

/** Nobody answered at the address within the time given. */
export class DatabaseNeverCame extends Schema.TaggedError<DatabaseNeverCame>()("DatabaseNeverCame", {
  waitedSeconds: Schema.Finite,
  message: Schema.String,
}) {}

/** Another process held the migration lock longer than this one was willing to wait. */
export class MigrationLockBusy extends Schema.TaggedError<MigrationLockBusy>()("MigrationLockBusy", {
  message: Schema.String,
}) {}

/** The roles that the migrations grant rights to do not exist on this server. */
export class RolesMissing extends Schema.TaggedError<RolesMissing>()("RolesMissing", {
  roles: Schema.Array(Schema.String),
  message: Schema.String,
}) {}

/** The database records migrations that do not follow each other from 0 on. */
export class MigrationGap extends Schema.TaggedError<MigrationGap>()("MigrationGap", {
  position: Schema.Int,
  message: Schema.String,
}) {}

/** A file differs from what was applied under its number. Landed migrations are never edited. */
export class MigrationEdited extends Schema.TaggedError<MigrationEdited>()("MigrationEdited", {
  position: Schema.Int,
  message: Schema.String,
}) {}

/** The database is ahead of this program: an older release must not touch it. */
export class MigrationUnknown extends Schema.TaggedError<MigrationUnknown>()("MigrationUnknown", {
  position: Schema.Int,
  name: Schema.String,
  message: Schema.String,
}) {}

/** The server refused a statement; its migration was rolled back whole, those before it stay. */
export class MigrationFailed extends Schema.TaggedError<MigrationFailed>()("MigrationFailed", {
  name: Schema.String,
  sqlState: Schema.NullOr(Schema.String),
  message: Schema.String,
}) {}
