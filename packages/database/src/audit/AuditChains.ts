import { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, Effect, Layer, Option, Schema } from "effect";
import { bigints, texts, uuids } from "../arrayParameters.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { all, maybe, run, written } from "../statements.ts";
import { SystemDatabase } from "../SystemDatabase.ts";
import {
  type AuditHead,
  AuditLink,
  type ChainEnd,
  chainStatements,
  linkColumns,
  noHash,
} from "./auditStatements.ts";

/** The place that an entry gets in the chain. */
export interface Seal extends AuditHead {
  readonly id: string;
  readonly previousHash: string;
}

const Head = Schema.Struct({ sequence: Schema.Int, hash: Schema.String });
const Tenants = Schema.Struct({ tenantId: TenantId });

/** The audit chains of all tenants: for the sealer, and for the operator's verification. */
export class AuditChains extends Context.Service<
  AuditChains,
  {
    /** Up to `limit` tenants that have entries which are not linked yet. */
    readonly waiting: (limit: number) => Effect.Effect<ReadonlyArray<TenantId>, DatabaseUnavailable>;
    /**
     * Links up to `limit` entries of the tenant behind its head, in one transaction that holds the head: what `linked`
     * makes of them, in their order. Answers with how many; 0 as well where another process holds the head. An entry whose
     * transaction commits later than one with a younger id is linked later.
     */
    readonly seal: (
      tenant: TenantId,
      limit: number,
      linked: (head: AuditHead, entries: ReadonlyArray<AuditLink>) => Effect.Effect<ReadonlyArray<Seal>>,
    ) => Effect.Effect<number, DatabaseUnavailable>;
    /** Tenants that have a chain, by id, behind `after`. */
    readonly tenants: (
      after: TenantId | null,
      limit: number,
    ) => Effect.Effect<ReadonlyArray<TenantId>, DatabaseUnavailable>;
    /** See `AuditEntryRepository`. */
    readonly end: (tenant: TenantId) => Effect.Effect<ChainEnd, DatabaseUnavailable>;
    readonly links: (
      tenant: TenantId,
      after: number,
      limit: number,
    ) => Effect.Effect<ReadonlyArray<AuditLink>, DatabaseUnavailable>;
  }
>()("@atoll/database/audit/AuditChains") {
  static readonly layer = Layer.effect(
    AuditChains,
    Effect.gen(function* () {
      const { sql, transaction } = yield* SystemDatabase;

      /** The head, held until the transaction ends; none while another process holds it. */
      const hold = Effect.fnUntraced(function* (tenant: TenantId) {
        const free = maybe(Head)(sql`
          select sequence, hash from audit_heads where tenant_id = ${tenant} for update skip locked`);
        const found = yield* free;
        if (Option.isSome(found)) return found;
        yield* run(sql`
          insert into audit_heads (tenant_id, sequence, hash) values (${tenant}, 0, ${noHash}) on conflict do nothing`);
        return yield* free;
      });

      const put = (tenant: TenantId, seals: ReadonlyArray<Seal>) =>
        written(sql`
          update audit_entries e set sequence = s.sequence, previous_hash = s.previous_hash, hash = s.hash
          from unnest(${uuids(seals.map(({ id }) => id))}, ${bigints(seals.map(({ sequence }) => sequence))},
            ${texts(seals.map(({ previousHash }) => previousHash))}, ${texts(seals.map(({ hash }) => hash))})
            as s (id, sequence, previous_hash, hash)
          where e.tenant_id = ${tenant} and e.id = s.id and e.sequence is null returning e.id`);

      return AuditChains.of({
        waiting: (limit) =>
          Effect.map(
            all(Tenants)(sql`
              with recursive tenant as (
                (select tenant_id from audit_entries where sequence is null order by tenant_id limit 1)
                union all
                select (select e.tenant_id from audit_entries e
                  where e.sequence is null and e.tenant_id > tenant.tenant_id order by e.tenant_id limit 1)
                from tenant where tenant.tenant_id is not null
              ) select tenant_id from tenant where tenant_id is not null limit ${limit}`),
            (rows) => rows.map(({ tenantId }) => tenantId),
          ),
        seal: (tenant, limit, linked) =>
          transaction(
            Effect.gen(function* () {
              const head = yield* hold(tenant);
              if (Option.isNone(head)) return 0;
              const entries = yield* all(AuditLink)(sql`
                select ${sql.literal(linkColumns)} from audit_entries
                where tenant_id = ${tenant} and sequence is null order by audit_entries.id limit ${limit}`);
              const seals = yield* linked(head.value, entries);
              const last = seals.at(-1);
              if (last === undefined) return 0;
              if ((yield* put(tenant, seals)) !== seals.length) {
                return yield* Effect.die(new Error(`Entries of ${tenant} were linked by somebody else`));
              }
              yield* run(sql`
                update audit_heads set sequence = ${last.sequence}, hash = ${last.hash} where tenant_id = ${tenant}`);
              return seals.length;
            }),
          ),
        tenants: (after, limit) =>
          Effect.map(
            all(Tenants)(sql`
              select tenant_id from audit_heads
              where tenant_id > ${after ?? "00000000-0000-0000-0000-000000000000"} order by tenant_id limit ${limit}`),
            (rows) => rows.map(({ tenantId }) => tenantId),
          ),
        ...chainStatements(sql),
      });
    }),
  );
}
