import { PgClient } from "@effect/sql-pg";
import { Effect, type Redacted } from "effect";
import { Reactivity } from "effect/reactivity";

/** As if everybody had shown an hour ago who it is; hubs are told to look anew, and do so within a second. */
export const ageSessions = (superuser: Redacted.Redacted) =>
  Effect.gen(function* () {
    const sql = yield* PgClient.make({ url: superuser });
    yield* sql`update sessions set authenticated_at = now() - interval '1 hour'`;
    yield* sql`select pg_notify('atoll_invalidations', 'changed by hand')`;
  }).pipe(Effect.scoped, Effect.provide(Reactivity.layer));
