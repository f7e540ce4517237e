import { PgClient } from "@effect/sql-pg";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { Effect } from "effect";
import { Reactivity } from "effect/reactivity";

/** One plain connection to the suite's database as the given role, without any of this package's services. */
export const connectAs = (role: "superuser" | "owner" | "app" | "system") =>
  Effect.gen(function* () {
    const { urls } = yield* TestPostgres;
    return yield* PgClient.makeClient({ url: urls[role] });
  }).pipe(Effect.provide(Reactivity.layer));
