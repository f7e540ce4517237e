import { Schema } from "effect";

/** The folder was last used by a newer version. Nothing in it was touched. */
export class DataFolderTooNew extends Schema.TaggedError<DataFolderTooNew>()("DataFolderTooNew", {
  folder: Schema.String,
  found: Schema.String,
  supported: Schema.String,
}) {
  override get message(): string {
    return (
      `The data folder ${this.folder} was made by a newer Atoll (${this.found}; this version knows ` +
      `${this.supported}). Start that version, or set ATOLL_DATA to another folder.`
    );
  }
}

/** What lies in the folder is not what Atoll left there. Nothing in it was touched. */
export class DataFolderCorrupt extends Schema.TaggedError<DataFolderCorrupt>()("DataFolderCorrupt", {
  folder: Schema.String,
  reason: Schema.String,
}) {
  override get message(): string {
    return (
      `The data folder ${this.folder} is damaged: ${this.reason} Restore it from a backup, or move it away ` +
      "or set ATOLL_DATA to another folder to begin anew."
    );
  }
}

/** Another hub is running on the folder. */
export class DataFolderInUse extends Schema.TaggedError<DataFolderInUse>()("DataFolderInUse", {
  folder: Schema.String,
  pid: Schema.Int,
}) {
  override get message(): string {
    return (
      `The data folder ${this.folder} is in use by a running hub (process ${this.pid}). ` +
      "Stop that one, or set ATOLL_DATA to another folder."
    );
  }
}

/** The folder cannot be made, read or written by this user. */
export class DataFolderDenied extends Schema.TaggedError<DataFolderDenied>()("DataFolderDenied", {
  folder: Schema.String,
  reason: Schema.String,
}) {
  override get message(): string {
    return (
      `The data folder ${this.folder} cannot be used: ${this.reason}. ` +
      "Start as the user it belongs to, or set ATOLL_DATA to a folder of your own."
    );
  }
}
