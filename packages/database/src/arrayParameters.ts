import { PgTypes } from "@effect/sql-pg";
import { Result } from "effect";

/**
 * An array parameter of a known type: the driver tells the type by the values, so it cannot for null or
 * nothing.
 */
const arrayOf =
  (elementOid: number) =>
  (values: ReadonlyArray<unknown>): PgTypes.Parameter =>
    Result.getOrThrow(PgTypes.array(values, elementOid));

export const uuids = arrayOf(PgTypes.OID.uuid);
export const texts = arrayOf(PgTypes.OID.text);
export const smallints = arrayOf(PgTypes.OID.int2);
export const integers = arrayOf(PgTypes.OID.int4);
export const bigints = arrayOf(PgTypes.OID.int8);
export const jsonbs = arrayOf(PgTypes.OID.jsonb);
export const doubles = arrayOf(PgTypes.OID.float8);
export const booleans = arrayOf(PgTypes.OID.bool);
export const instants = arrayOf(PgTypes.OID.timestamptz);
export const byteas = arrayOf(PgTypes.OID.bytea);
