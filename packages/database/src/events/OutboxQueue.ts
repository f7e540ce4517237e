import { Context, Effect, Layer } from "effect";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { all, run } from "../statements.ts";
import { SystemDatabase } from "../SystemDatabase.ts";
import { OutboxEntry, type OutboxEntryId } from "./OutboxEntry.ts";

/** The reading half of the outbox, across tenants: for the dispatcher. */
export class OutboxQueue extends Context.Service<
  OutboxQueue,
  {
    /**
     * Up to `limit` due entries, oldest first; each is hidden from other claims for `leaseSeconds` and comes back
     * unless it is marked by then. Concurrent dispatchers claim different ones.
     */
    readonly claim: (
      limit: number,
      leaseSeconds: number,
    ) => Effect.Effect<ReadonlyArray<OutboxEntry>, DatabaseUnavailable>;
    readonly markDelivered: (ids: ReadonlyArray<OutboxEntryId>) => Effect.Effect<void, DatabaseUnavailable>;
    /** Comes back after `retrySeconds`. */
    readonly markFailed: (
      id: OutboxEntryId,
      failure: string,
      retrySeconds: number,
    ) => Effect.Effect<void, DatabaseUnavailable>;
  }
>()("@atoll/database/events/OutboxQueue") {
  static readonly layer = Layer.effect(
    OutboxQueue,
    Effect.gen(function* () {
      const { sql, transaction } = yield* SystemDatabase;
      return OutboxQueue.of({
        claim: (limit, leaseSeconds) =>
          transaction(
            all(OutboxEntry)(sql`
              with due as (
                select tenant_id, id from outbox
                where delivered_at is null and available_at <= now()
                order by available_at, id limit ${limit} for update skip locked
              ), claimed as (
                update outbox o set attempts = o.attempts + 1,
                  available_at = now() + ${leaseSeconds} * interval '1 second'
                from due where o.tenant_id = due.tenant_id and o.id = due.id
                returning o.id, o.tenant_id, o.kind, o.payload, o.context, o.attempts
              )
              select * from claimed order by id`),
          ),
        markDelivered: (ids) =>
          ids.length === 0
            ? Effect.void
            : run(sql`
                update outbox set delivered_at = now(), failure = null
                where ${sql.in("id", ids)} and delivered_at is null`),
        markFailed: (id, failure, retrySeconds) =>
          run(sql`
            update outbox set failure = ${failure.slice(0, 4_000)},
              available_at = now() + ${retrySeconds} * interval '1 second'
            where id = ${id} and delivered_at is null`),
      });
    }),
  );
}
