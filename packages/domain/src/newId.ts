import { Effect } from "effect";
import { SecureRandom } from "effect/crypto";

/** A fresh UUIDv7 of the given brand: `newId(ProjectId)`. Ids made by one process sort by creation. */
export const newId = <Id extends string>(brand: { readonly make: (text: string) => Id }): Effect.Effect<Id> =>
  Effect.sync(() => brand.make(SecureRandom.uuidV7Unsafe()));
