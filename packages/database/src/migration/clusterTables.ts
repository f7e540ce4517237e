import type { PgClient } from "@effect/sql-pg";
import { Effect, Layer } from "effect";
import { SqlRunnerStorage } from "effect/cluster";
import { SqlClient } from "effect/sql";

/** The prefix of the cluster's tables: give it to `layerStorage` of its runner storage too. */
export const clusterTablePrefix = "cluster";

/**
 * Makes the tables of runners and their locks as the owner and lets the system role read and write their rows. Runs after
 * our migrations, under the same lock; the engine keeps its own record of what it has applied.
 */
export const migrateClusterTables = Effect.fnUntraced(function* (sql: PgClient.PgClient) {
  const options = { prefix: clusterTablePrefix };
  yield* Layer.build(SqlRunnerStorage.layerMigrations(options)).pipe(
    Effect.scoped,
    Effect.provideService(SqlClient.SqlClient, sql),
  );
  yield* sql`
    do $$
    declare
      found record;
    begin
      for found in
        select format('%I.%I', n.nspname, c.relname) as name, c.relkind as kind
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = current_schema() and starts_with(c.relname, 'cluster_') and c.relkind in ('r', 'S')
      loop
        execute case found.kind
          when 'r' then format('grant select, insert, update, delete on %s to atoll_system', found.name)
          else format('grant usage on %s to atoll_system', found.name)
        end;
      end loop;
    end
    $$`;
});
