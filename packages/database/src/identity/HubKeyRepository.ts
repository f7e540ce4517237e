import { Instant } from "@atoll/contract/Instant";
import { PublicKey } from "@atoll/contract/nodes/PublicKey";
import { Context, Effect, Layer, type Option, Schema } from "effect";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { all, maybe, one, run, wrote } from "../statements.ts";
import { SystemDatabase } from "../SystemDatabase.ts";

/** A signing key of the hub; the private half is sealed by the key-encryption key. */
export const HubKey = Schema.Struct({
  kid: Schema.String,
  publicJwk: PublicKey,
  privateKeySealed: Schema.Uint8Array,
  createdAt: Instant,
  retiredAt: Schema.NullOr(Instant),
});
export type HubKey = typeof HubKey.Type;

export type NewHubKey = Pick<HubKey, "kid" | "publicJwk" | "privateKeySealed">;

/** Serialises processes that start at once on a hub without a key; the number is this lock's alone. */
const firstKeyLock = 7_102_838;

/** The hub's own signing keys. */
export class HubKeyRepository extends Context.Service<
  HubKeyRepository,
  {
    /** The key to sign with: the youngest that is not retired. */
    readonly current: Effect.Effect<Option.Option<HubKey>, DatabaseUnavailable>;
    /** Keeps `key` only if there is none to sign with; answers with the one there is afterwards. */
    readonly ensure: (key: NewHubKey) => Effect.Effect<HubKey, DatabaseUnavailable>;
    /** From now on the hub signs with this one; the older ones still verify. */
    readonly add: (key: NewHubKey) => Effect.Effect<void, DatabaseUnavailable>;
    readonly retire: (kid: string) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** All, youngest first. */
    readonly list: Effect.Effect<ReadonlyArray<HubKey>, DatabaseUnavailable>;
  }
>()("@atoll/database/identity/HubKeyRepository") {
  static readonly layer = Layer.effect(
    HubKeyRepository,
    Effect.gen(function* () {
      const { sql, transaction } = yield* SystemDatabase;
      const columns = sql.literal("kid, public_jwk, private_key_sealed, created_at, retired_at");
      const newest = sql`
        select ${columns} from hub_keys where purpose = 'signing' and retired_at is null
        order by created_at desc, kid limit 1`;
      const add = ({ kid, publicJwk, privateKeySealed }: NewHubKey) =>
        run(sql`
          insert into hub_keys (kid, purpose, public_jwk, private_key_sealed)
          values (${kid}, 'signing', ${sql.json(publicJwk)}, ${privateKeySealed})`);
      return HubKeyRepository.of({
        current: maybe(HubKey)(newest),
        ensure: (key) =>
          transaction(
            Effect.gen(function* () {
              yield* run(sql`select pg_advisory_xact_lock(${firstKeyLock})`);
              const present = yield* all(HubKey)(newest);
              if (present.length === 0) yield* add(key);
              return yield* one(HubKey)(newest);
            }),
          ),
        add,
        retire: (kid) =>
          wrote(sql`
            update hub_keys set retired_at = now() where kid = ${kid} and retired_at is null returning kid`),
        list: all(HubKey)(sql`
          select ${columns} from hub_keys where purpose = 'signing' order by created_at desc, kid`),
      });
    }),
  );
}
