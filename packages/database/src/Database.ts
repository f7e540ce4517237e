import type { PgClient } from "@effect/sql-pg";
import { CurrentRequest } from "@atoll/contract/RequestContext";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, Effect, Layer } from "effect";
import { connect, type ConnectionOptions } from "./connect.ts";
import { assertRole } from "./databaseRole.ts";
import { DatabaseUnavailable } from "./DatabaseUnavailable.ts";
import { inStatement, inTransaction } from "./transactions.ts";

export { DatabaseUnavailable };

/** The database as the application sees it: as `atoll_app`, one tenant at a time. */
export class Database extends Context.Service<
  Database,
  {
    /**
     * Runs `effect` in one transaction on behalf of `CurrentRequest`'s tenant; every failure rolls back. Inside, a
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
        const byTenant = <A, E, R>(work: (tenant: TenantId) => Effect.Effect<A, E, R>) =>
          Effect.flatMap(CurrentRequest, ({ tenantId }) =>
            tenantId === null
              ? Effect.die(new Error("A repository was called without a tenant in CurrentRequest"))
              : work(tenantId),
          );
        return Database.of({
          sql,
          transaction: (effect) =>
            Effect.flatMap(CurrentRequest, ({ tenantId }) => inTransaction(sql, tenantId ?? "")(effect)),
          forTenant: (work) => byTenant((tenant) => inTransaction(sql, tenant)(work(tenant))),
          read: (statement) => byTenant((tenant) => inStatement(sql, tenant)(statement(tenant))),
        });
      }),
    );
}
