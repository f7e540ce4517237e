import { sql } from "drizzle-orm";
import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** Raw bytes: hashes and sealed keys. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
});

/** An instant with time zone; every time in the database is one. */
export const instant = () => timestamp({ withTimezone: true });

/** When the row was written, by the database's clock: application clocks may differ. */
export const createdAt = () => instant().notNull().defaultNow();

/** The tenant that owns the row: first column of every key and index. */
export const tenantId = () => uuid().notNull();

/** `column in ('a', 'b')`, the check behind every state, role and type column. */
export const oneOf = (column: string, values: ReadonlyArray<string>) =>
  sql.raw(`${column} in (${values.map((value) => `'${value}'`).join(", ")})`);

/** A length in characters, both ends included. */
export const lengthBetween = (column: string, least: number, most: number) =>
  sql.raw(`char_length(${column}) between ${least} and ${most}`);

/** A SHA-256 written as 64 lower-case hexadecimal digits. */
export const hexDigest = (column: string) => sql.raw(`${column} ~ '^[0-9a-f]{64}$'`);
