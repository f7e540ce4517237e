import { Effect } from "effect";
import { SecureRandom } from "effect/crypto";

const poolSize = 8_192;
let pool: Uint8Array = new Uint8Array(0);
let used = 0;

/** Drawn from the system in large pieces: a draw for each id costs more than all else of it. No byte is used twice. */
const drawn = (size: number): Uint8Array => {
  if (used + size > pool.length) {
    pool = SecureRandom.randomBytesUnsafe(Math.max(poolSize, size));
    used = 0;
  }
  used += size;
  return pool.slice(used - size, used);
};

const { uuidV7 } = SecureRandom.make(drawn);

/** A fresh UUIDv7 of the given brand: `newId(ProjectId)`. Ids made by one process sort by creation. */
export const newId = <Id extends string>(brand: { readonly make: (text: string) => Id }): Effect.Effect<Id> =>
  Effect.map(uuidV7(), (id) => brand.make(id));
