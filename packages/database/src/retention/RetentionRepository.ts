import { Context, Effect, Layer } from "effect";
import { written } from "../statements.ts";
import { SystemDatabase } from "../SystemDatabase.ts";
import { type Forget, retentionStatements } from "./retentionStatements.ts";

/**
 * Takes away what is over, across tenants, by the database's clock. It cannot see what it takes away, nor take away
 * what is not over. Doing it twice, or in two processes at once, does no harm.
 */
export class RetentionRepository extends Context.Service<
  RetentionRepository,
  {
    /** Sessions past their absolute end. */
    readonly forgetSessions: Forget;
    /** Access tokens of nodes past their end. */
    readonly forgetNodeTokens: Forget;
    /** Client assertions that could not be spent any more. */
    readonly forgetNodeAssertions: Forget;
    /** Links that were mailed to people, past their end. */
    readonly forgetOneTimeTokens: Forget;
    /** Failed attempts from networks, and of accounts that have signed in since. */
    readonly forgetLoginThrottles: Forget;
    /** Sign-ins at providers that were begun and cannot be finished any more. */
    readonly forgetLoginAttempts: Forget;
    /** API keys past their end: expired, revoked, or given way to their successor. */
    readonly forgetApiKeys: Forget;
    /** Refresh tokens of families that are over. */
    readonly forgetRefreshTokens: Forget;
    /** WebAuthn challenges past their end. */
    readonly forgetCeremonies: Forget;
    /** The proof that an outward effect happened once; a day at least is kept. */
    readonly forgetEffects: Forget;
    /**
     * Accounts whose address was not confirmed since they were made, and the organisations that they founded, which are purged
     * then. Who is or was signed in, has any other way to sign in, or shares an organisation with anybody or anything, stays.
     */
    readonly forgetUnconfirmedAccounts: Forget;
    /** Entries of the outbox, from their delivery on; what was not delivered stays. */
    readonly forgetDelivered: Forget;
    /** Answers to calls with an `Idempotency-Key`, from the first call on; an hour at least is kept. */
    readonly forgetIdempotencyKeys: Forget;
    /**
     * Takes the sealed content out of messages that cannot be delivered any more. That they were sent, by whom to whom
     * and how large, stays with the analysis, and a resend is still known for one.
     */
    readonly emptyMessages: Forget;
  }
>()("@atoll/database/retention/RetentionRepository") {
  static readonly layer = Layer.effect(
    RetentionRepository,
    Effect.gen(function* () {
      const { sql } = yield* SystemDatabase;
      const { interval, calling } = retentionStatements(sql);
      return RetentionRepository.of({
        forgetSessions: calling("forget_sessions"),
        forgetNodeTokens: calling("forget_node_tokens"),
        forgetNodeAssertions: calling("forget_node_assertions"),
        forgetOneTimeTokens: calling("forget_one_time_tokens"),
        forgetLoginThrottles: calling("forget_login_throttles"),
        forgetLoginAttempts: calling("forget_login_attempts"),
        forgetApiKeys: calling("forget_api_keys"),
        forgetRefreshTokens: calling("forget_refresh_tokens"),
        forgetCeremonies: calling("forget_ceremonies"),
        forgetEffects: calling("forget_effects"),
        forgetUnconfirmedAccounts: calling("forget_unconfirmed_accounts"),
        forgetDelivered: (keep, most) =>
          written(sql`
            delete from outbox where (tenant_id, id) in (
              select tenant_id, id from outbox where delivered_at < now() - ${interval(keep)}
              order by delivered_at limit ${most})
            returning id`),
        forgetIdempotencyKeys: calling("forget_idempotency_keys"),
        emptyMessages: calling("empty_messages"),
      });
    }),
  );
}
