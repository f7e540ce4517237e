import { readFileSync } from "node:fs";
import * as PostgresRoles from "@atoll/platform/postgres/PostgresRoles";
import * as TestCluster from "@atoll/testing/postgres/TestCluster";
import { primary } from "@atoll/testing/postgres/TestServers";
import { Effect, Redacted } from "effect";

const document = new URL("../../../../docs/operations/running-for-real.md", import.meta.url);

/** What an administrator is told to run, statement by statement, with the passwords filled in. */
const instructions = (password: string): ReadonlyArray<string> =>
  (/```sql\n([^`]*)```/.exec(readFileSync(document, "utf8"))?.[1] ?? "")
    .replaceAll(/'choose one for \w+'/g, `'${password}'`)
    .split(";")
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");

const password = "of-no-worth";

/**
 * A PostgreSQL server prepared by nothing but the SQL of docs/operations/running-for-real.md: the settings that
 * the hub and its migration need to reach it.
 */
export const make = Effect.gen(function* () {
  const { access } = yield* TestCluster.own({ server: primary, fsync: false });
  yield* Effect.scoped(
    Effect.gen(function* () {
      const sql = yield* PostgresRoles.connect(access, "postgres");
      // The kit's own roles make way for the document's.
      for (const role of PostgresRoles.roleNames) yield* sql`drop role ${sql(role)}`;
      for (const statement of instructions(password)) yield* sql.unsafe(statement);
    }),
  );
  const url = (role: PostgresRoles.RoleName) =>
    Redacted.value(PostgresRoles.urlFor(access, role, Redacted.make(password), "atoll"));
  return {
    migration: { DATABASE_MIGRATION_URL: url("atoll_owner") },
    hub: { DATABASE_URL: url("atoll_app"), DATABASE_SYSTEM_URL: url("atoll_system") },
  };
});
