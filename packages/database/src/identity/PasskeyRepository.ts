import { Passkey, PasskeyId } from "@atoll/contract/identity/Passkey";
import { UserId } from "@atoll/contract/identity/User";
import { Context, Effect, Layer, type Option, Schema } from "effect";
import * as arrays from "../arrayParameters.ts";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { all, maybe, one, wrote } from "../statements.ts";

/** A passkey with what its signatures are checked by. */
export const PasskeyKey = Schema.Struct({
  id: PasskeyId,
  userId: UserId,
  /** base64url. */
  credentialId: Schema.String,
  /** COSE key (RFC 9052 §7). */
  publicKey: Schema.Uint8Array,
  counter: Schema.Int,
  transports: Schema.Array(Schema.String),
  backedUp: Schema.Boolean,
});
export type PasskeyKey = typeof PasskeyKey.Type;

export interface NewPasskey extends Omit<PasskeyKey, "userId"> {
  readonly name: string;
}

const Known = Schema.Struct({ credentialId: Schema.String, transports: Schema.Array(Schema.String) });
const Count = Schema.Struct({ count: Schema.Int });
const Done = Schema.Struct({ done: Schema.Boolean });

/** The signed-in person's passkeys. `find`, `use` and `suspend` work before a person is known. */
export class PasskeyRepository extends Context.Service<
  PasskeyRepository,
  {
    /** False if somebody has it already, perhaps the same person. */
    readonly add: (passkey: NewPasskey) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** Oldest first. */
    readonly list: Effect.Effect<ReadonlyArray<Passkey>, DatabaseUnavailable>;
    /** All of them, also those that are locked: no authenticator shall get a second one. */
    readonly known: Effect.Effect<ReadonlyArray<typeof Known.Type>, DatabaseUnavailable>;
    readonly count: Effect.Effect<number, DatabaseUnavailable>;
    readonly get: (id: PasskeyId) => Effect.Effect<Option.Option<Passkey>, DatabaseUnavailable>;
    readonly rename: (
      id: PasskeyId,
      name: string,
    ) => Effect.Effect<Option.Option<Passkey>, DatabaseUnavailable>;
    /** False if there was none. */
    readonly remove: (id: PasskeyId) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** None for one that is locked, and for a deactivated account. */
    readonly find: (credentialId: string) => Effect.Effect<Option.Option<PasskeyKey>, DatabaseUnavailable>;
    /** False if the counter did not grow, and 0 is not what it always is. True for one of any number of callers. */
    readonly use: (
      id: PasskeyId,
      used: { readonly counter: number; readonly backedUp: boolean },
    ) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** It signs nobody in any more. False if that is so already. */
    readonly suspend: (id: PasskeyId) => Effect.Effect<boolean, DatabaseUnavailable>;
  }
>()("@atoll/database/identity/PasskeyRepository") {
  static readonly layer = Layer.effect(
    PasskeyRepository,
    Effect.gen(function* () {
      const { sql, forPerson } = yield* Database;
      const columns = sql.literal("id, name, backed_up, created_at, last_used_at, locked_at");
      return PasskeyRepository.of({
        add: ({ id, credentialId, publicKey, counter, transports, backedUp, name }) =>
          forPerson((person) =>
            wrote(sql`
              insert into passkeys (id, user_id, credential_id, public_key, counter, transports, backed_up, name)
              values (${id}, ${person}, ${credentialId}, ${publicKey}, ${counter}, ${arrays.texts(transports)},
                ${backedUp}, ${name})
              on conflict do nothing returning id`),
          ),
        list: forPerson((person) =>
          all(Passkey)(
            sql`select ${columns} from passkeys where user_id = ${person} order by created_at, id`,
          ),
        ),
        known: forPerson((person) =>
          all(Known)(sql`select credential_id, transports from passkeys where user_id = ${person}`),
        ),
        count: forPerson((person) =>
          Effect.map(
            one(Count)(sql`select count(*)::integer as count from passkeys where user_id = ${person}`),
            ({ count }) => count,
          ),
        ),
        get: (id) =>
          forPerson((person) =>
            maybe(Passkey)(sql`select ${columns} from passkeys where user_id = ${person} and id = ${id}`),
          ),
        rename: (id, name) =>
          forPerson((person) =>
            maybe(Passkey)(sql`
              update passkeys set name = ${name} where user_id = ${person} and id = ${id} returning ${columns}`),
          ),
        remove: (id) =>
          forPerson((person) =>
            wrote(sql`delete from passkeys where user_id = ${person} and id = ${id} returning id`),
          ),
        find: (credentialId) => maybe(PasskeyKey)(sql`select * from auth_find_passkey(${credentialId})`),
        use: (id, { counter, backedUp }) =>
          Effect.map(
            one(Done)(sql`select auth_use_passkey(${id}::uuid, ${counter}::bigint, ${backedUp}) as done`),
            ({ done }) => done,
          ),
        suspend: (id) =>
          Effect.map(one(Done)(sql`select auth_lock_passkey(${id}::uuid) as done`), ({ done }) => done),
      });
    }),
  );
}
