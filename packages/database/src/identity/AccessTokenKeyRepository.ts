import { Instant } from "@atoll/contract/Instant";
import { Context, Effect, Layer, Schema } from "effect";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { all, run, wrote } from "../statements.ts";
import { SystemDatabase } from "../SystemDatabase.ts";

/** A key that access tokens are signed with; the private half is sealed by the key-encryption key. */
export const StoredAccessTokenKey = Schema.Struct({
  kid: Schema.String,
  privateKeySealed: Schema.Uint8Array,
  signsFrom: Instant,
});
export type StoredAccessTokenKey = typeof StoredAccessTokenKey.Type;

export interface NewAccessTokenKey {
  readonly kid: string;
  readonly publicJwk: Schema.Json;
  readonly privateKeySealed: Uint8Array;
}

/** Serialises processes that add a key at once; the number is this lock's alone. */
const additionLock = 7_102_839;

/** The keys of access tokens. */
export class AccessTokenKeyRepository extends Context.Service<
  AccessTokenKeyRepository,
  {
    /** Those that are not retired, in the order in which they begin to sign. */
    readonly list: Effect.Effect<ReadonlyArray<StoredAccessTokenKey>, DatabaseUnavailable>;
    /** Keeps `key`, which signs at once, only if there is none. */
    readonly ensure: (key: NewAccessTokenKey) => Effect.Effect<void, DatabaseUnavailable>;
    /**
     * From `delaySeconds` on the hub signs with this one, and the older ones verify what they have signed. False, and
     * nothing kept, where the youngest key is younger than `minimumAgeSeconds`.
     */
    readonly add: (
      key: NewAccessTokenKey,
      delaySeconds: number,
      minimumAgeSeconds: number,
    ) => Effect.Effect<boolean, DatabaseUnavailable>;
  }
>()("@atoll/database/identity/AccessTokenKeyRepository") {
  static readonly layer = Layer.effect(
    AccessTokenKeyRepository,
    Effect.gen(function* () {
      const { sql, transaction } = yield* SystemDatabase;
      const insert = (
        { kid, publicJwk, privateKeySealed }: NewAccessTokenKey,
        delaySeconds: number,
        maximumAgeSeconds: number,
      ) =>
        transaction(
          Effect.andThen(
            run(sql`select pg_advisory_xact_lock(${additionLock})`),
            wrote(sql`
              insert into hub_keys (kid, purpose, public_jwk, private_key_sealed, signs_from)
              select ${kid}, 'access-token', ${sql.json(publicJwk)}, ${privateKeySealed},
                now() + ${delaySeconds}::float8 * interval '1 second'
              where not exists (
                select from hub_keys where purpose = 'access-token' and retired_at is null
                  and created_at > now() - ${maximumAgeSeconds}::float8 * interval '1 second')
              returning kid`),
          ),
        );
      const century = 3_155_760_000;
      return AccessTokenKeyRepository.of({
        list: all(StoredAccessTokenKey)(sql`
          select kid, private_key_sealed, signs_from from hub_keys
          where purpose = 'access-token' and retired_at is null order by signs_from, kid`),
        ensure: (key) => Effect.asVoid(insert(key, 0, century)),
        add: insert,
      });
    }),
  );
}
