import type { PgClient } from "@effect/sql-pg";
import { type Actor, CurrentRequest } from "@atoll/contract/RequestContext";
import type { UserId } from "@atoll/contract/identity/User";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, Effect, Layer } from "effect";
import { connect, type ConnectionOptions } from "./connect.ts";
import { assertRole } from "./databaseRole.ts";
import { DatabaseUnavailable } from "./DatabaseUnavailable.ts";
import { inStatement, inTransaction } from "./transactions.ts";

export { DatabaseUnavailable };

/** The person whose own rows a transaction may see: nobody but who signed in. */
const personOf = (actor: Actor): string => (actor._tag === "User" ? actor.userId : "");

/** The database as the application sees it: as `atoll_app`, one tenant at a time. */
export class Database extends Context.Service<
  Database,
  {
    /**
     * Runs `effect` in one transaction on behalf of `CurrentRequest`'s tenant and person; every failure rolls back. Inside, a
     * further call joins: no savepoint, one commit. To join for another tenant is a defect.
     *
     * The server may break a tie between transactions; then the whole effect runs again, up to three times. So it
     * holds database work only: no call to elsewhere, nothing that must not happen twice. Every repository locks an
     * analysis before it changes what lies below it, so that writers of one analysis queue instead of tying.
     */
    readonly transaction: <A, E, R>(
      effect: Effect.Effect<A, E, R>,
    ) => Effect.Effect<A, E | DatabaseUnavailable, R>;
    /**
     * For repositories: `work` with the tenant to filter by, in the transaction. Without a tenant in
     * `CurrentRequest` it is a defect.
     */
    readonly forTenant: <A, E, R>(
      work: (tenant: TenantId) => Effect.Effect<A, E, R>,
    ) => Effect.Effect<A, E | DatabaseUnavailable, R>;
    /**
     * For repositories of what belongs to a person and no tenant: `work` with the signed-in person, in the
     * transaction. Where nobody is signed in it is a defect.
     */
    readonly forPerson: <A, E, R>(
      work: (person: UserId) => Effect.Effect<A, E, R>,
    ) => Effect.Effect<A, E | DatabaseUnavailable, R>;
    /**
     * For repositories: like `forTenant`, for one statement that reads through a function of a migration which says for
     * whom it reads (`read_project(tenant, id)`), so that nothing has to be said before it. Outside a transaction it
     * is one by itself: one message to the server instead of four. A statement of any other kind sees no row there.
     */
    readonly read: <A, E, R>(
      statement: (tenant: TenantId) => Effect.Effect<A, E, R>,
    ) => Effect.Effect<A, E, R>;
    /** For repositories. Outside a transaction it sees no tenant's rows. */
    readonly sql: PgClient.PgClient;
  }
>()("@atoll/database/Database") {
  /** Connects, and refuses a role that row-level security would not bind. */
  static readonly layer = (options: Omit<ConnectionOptions, "applicationName" | "multiplex">) =>
    Layer.effect(
      Database,
      Effect.gen(function* () {
        const sql = yield* connect({ ...options, applicationName: "atoll-app", multiplex: true });
        yield* assertRole(sql, "DATABASE_URL");
        const byTenant = <A, E, R>(work: (tenant: TenantId, person: string) => Effect.Effect<A, E, R>) =>
          Effect.flatMap(CurrentRequest, ({ tenantId, actor }) =>
            tenantId === null
              ? Effect.die(new Error("A repository was called without a tenant in CurrentRequest"))
              : work(tenantId, personOf(actor)),
          );
        return Database.of({
          sql,
          transaction: (effect) =>
            Effect.flatMap(CurrentRequest, ({ tenantId, actor }) =>
              inTransaction(sql, { tenant: tenantId ?? "", person: personOf(actor) })(effect),
            ),
          forTenant: (work) =>
            byTenant((tenant, person) => inTransaction(sql, { tenant, person })(work(tenant))),
          forPerson: (work) =>
            Effect.flatMap(CurrentRequest, ({ tenantId, actor }) =>
              actor._tag === "User"
                ? inTransaction(sql, { tenant: tenantId ?? "", person: actor.userId })(work(actor.userId))
                : Effect.die(new Error("A person's rows were asked for where nobody is signed in")),
            ),
          read: (statement) => byTenant((tenant) => inStatement(sql, tenant)(statement(tenant))),
        });
      }),
    );
}
