import { User, type UserId, UserState } from "@atoll/contract/identity/User";
import { Instant } from "@atoll/contract/Instant";
import { Context, Effect, Layer, type Option, Schema } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { maybe, one, run } from "../statements.ts";

/** A person with the hash to check a password against. Leaves this process never. */
export const KnownAccount = Schema.Struct({
  ...User.fields,
  canonicalEmail: Schema.String,
  passwordHash: Schema.NullOr(Schema.String),
  emailVerifiedAt: Schema.NullOr(Instant),
  state: UserState,
});
export type KnownAccount = typeof KnownAccount.Type;

const Done = Schema.Struct({ done: Schema.Boolean });

/**
 * What people change about themselves. Each through a function that does one thing to the one it is told of: whoever calls
 * it has found out that it is the person, or holds a link that was mailed to it.
 */
export class AccountRepository extends Context.Service<
  AccountRepository,
  {
    /** Deactivated ones as well; none for a deleted one. */
    readonly findByEmail: (
      canonicalEmail: string,
    ) => Effect.Effect<Option.Option<KnownAccount>, DatabaseUnavailable>;
    readonly find: (userId: UserId) => Effect.Effect<Option.Option<KnownAccount>, DatabaseUnavailable>;
    /**
     * Until the transaction ends nobody changes the account or ends all of its sessions: who does so at the same time has
     * done it before, or finds what this transaction made. False where it is not active any more, or its password is not the
     * one of `passwordHash` (null: whatever it is).
     */
    readonly hold: (
      userId: UserId,
      passwordHash: string | null,
    ) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** Links under way to choose a password or another address are good no more. */
    readonly setPassword: (userId: UserId, passwordHash: string) => Effect.Effect<void, DatabaseUnavailable>;
    /** Keeps when it first was. */
    readonly verifyEmail: (userId: UserId) => Effect.Effect<void, DatabaseUnavailable>;
    /**
     * To an address that its owner has confirmed: links that were mailed to the one before choose no password. False, and
     * nothing changed, if another account has it.
     */
    readonly changeEmail: (
      userId: UserId,
      email: string,
      canonicalEmail: string,
    ) => Effect.Effect<boolean, DatabaseUnavailable>;
    readonly rename: (userId: UserId, displayName: string) => Effect.Effect<void, DatabaseUnavailable>;
    /** Links under way are good no more, as with `setPassword`. */
    readonly setState: (
      userId: UserId,
      state: "active" | "deactivated",
    ) => Effect.Effect<void, DatabaseUnavailable>;
    /**
     * Takes away all that says who the person was, its memberships, sessions and links; its id stays, for what it did.
     * False, and nothing changed, while an organisation would be left without an owner who can sign in.
     */
    readonly erase: (userId: UserId) => Effect.Effect<boolean, DatabaseUnavailable>;
  }
>()("@atoll/database/identity/AccountRepository") {
  static readonly layer = Layer.effect(
    AccountRepository,
    Effect.map(Database, ({ sql }) =>
      AccountRepository.of({
        findByEmail: (canonicalEmail) =>
          maybe(KnownAccount)(sql`select * from auth_find_account(${canonicalEmail})`),
        find: (userId) => maybe(KnownAccount)(sql`select * from auth_find_account_by_id(${userId}::uuid)`),
        hold: (userId, passwordHash) =>
          Effect.map(
            one(Done)(sql`select auth_hold_person(${userId}::uuid, ${passwordHash}::text) as done`),
            ({ done }) => done,
          ),
        setPassword: (userId, hash) => run(sql`select auth_set_password(${userId}::uuid, ${hash})`),
        verifyEmail: (userId) => run(sql`select auth_verify_email(${userId}::uuid)`),
        changeEmail: (userId, email, canonicalEmail) =>
          Effect.map(
            one(Done)(sql`select auth_change_email(${userId}::uuid, ${email}, ${canonicalEmail}) as done`),
            ({ done }) => done,
          ),
        rename: (userId, displayName) => run(sql`select auth_rename(${userId}::uuid, ${displayName})`),
        setState: (userId, state) => run(sql`select auth_set_state(${userId}::uuid, ${state})`),
        erase: (userId) =>
          Effect.map(one(Done)(sql`select auth_erase_user(${userId}::uuid) as done`), ({ done }) => done),
      }),
    ),
  );
}
