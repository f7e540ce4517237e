import { Effect, Schema } from "effect";
import type { PgClient } from "@effect/sql-pg";
import { MigrationEdited, MigrationGap, MigrationUnknown } from "./MigrationErrors.ts";
import type { MigrationFile } from "./MigrationFiles.ts";

const AppliedMigration = Schema.Struct({
  position: Schema.Int,
  name: Schema.String,
  sha256: Schema.String,
});
type AppliedMigration = typeof AppliedMigration.Type;

const decode = Schema.decodeUnknownEffect(Schema.Array(AppliedMigration));

/** What this database has been through, oldest first. Makes the table on an empty database. */
export const read = Effect.fnUntraced(function* (sql: PgClient.PgClient) {
  yield* sql`
    create table if not exists schema_migrations (
      position integer primary key,
      name text not null unique,
      sha256 text not null,
      applied_at timestamptz not null default now()
    )`;
  const rows = yield* sql`select position, name, sha256 from schema_migrations order by position`;
  return yield* decode(rows).pipe(Effect.orDie);
});

export const record = (sql: PgClient.PgClient, { position, name, sha256 }: MigrationFile) =>
  sql`insert into schema_migrations ${sql.insert({ position, name, sha256 })}`;

/** The migrations still to apply, or why this program must keep its hands off this database. */
export const pending = Effect.fnUntraced(function* (
  applied: ReadonlyArray<AppliedMigration>,
  files: ReadonlyArray<MigrationFile>,
) {
  for (const [index, row] of applied.entries()) {
    if (row.position !== index) {
      return yield* new MigrationGap({
        position: index,
        message:
          `The database records migration ${row.name} but none with number ${index} before it. ` +
          "Its record was changed by hand: restore it from a backup.",
      });
    }
    const file = files[index];
    if (file === undefined) {
      return yield* new MigrationUnknown({
        position: row.position,
        name: row.name,
        message:
          `The database has been migrated by a newer release (${row.name}), which this one does not know. ` +
          "Start that release or a later one.",
      });
    }
    if (file.name !== row.name || file.sha256 !== row.sha256) {
      return yield* new MigrationEdited({
        position: index,
        message:
          `Migration ${row.name} was applied with another content or name than ${file.name} has now. ` +
          "Restore the file; put the change into a new migration.",
      });
    }
  }
  return files.slice(applied.length);
});
