import { PgTypes } from "@effect/sql-pg";
import { Result } from "effect";

/** Milliseconds from 1970 to PostgreSQL's own epoch, the year 2000. */
const epoch = 946_684_800_000;

const fail = (message: string) => Result.fail(new PgTypes.CodecError({ message }));

const int64 = (bytes: Uint8Array): bigint =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigInt64(0);

const bytesOf = (value: bigint): Uint8Array => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, value);
  return bytes;
};

/** Counts and sizes as numbers; one beyond 2^53 is a fault, never a silently rounded figure. */
const int8: PgTypes.Codec<number | bigint> = {
  encode: (value) => Result.succeed(bytesOf(BigInt(value))),
  decode: (bytes) => {
    const value = Number(int64(bytes));
    return Number.isSafeInteger(value) ? Result.succeed(value) : fail(`int8 ${value} is no safe integer`);
  },
};

/** Instants as ISO 8601 text with milliseconds, as the contract's schemas read them. */
const timestamptz: PgTypes.Codec<Date | string> = {
  encode: (value) => {
    const milliseconds = value instanceof Date ? value.getTime() : Date.parse(value);
    return Number.isFinite(milliseconds)
      ? Result.succeed(bytesOf(BigInt(milliseconds - epoch) * 1000n))
      : fail(`${String(value)} is no instant`);
  },
  decode: (bytes) => {
    const instant = new Date(Math.floor(Number(int64(bytes)) / 1000) + epoch);
    return Number.isFinite(instant.getTime())
      ? Result.succeed(instant.toISOString())
      : fail("timestamptz is out of range");
  },
};

/** How rows look to the schemas that decode them: instants are ISO text, int8 is a number. */
export const postgresTypes = (): PgTypes.Registry => {
  const registry = PgTypes.makeRegistry();
  registry.register(PgTypes.OID.int8, int8, { arrayOid: PgTypes.OID.int8Array });
  registry.register(PgTypes.OID.timestamptz, timestamptz, { arrayOid: PgTypes.OID.timestamptzArray });
  return registry;
};
