import {
  type AuditActor,
  type AuditChanges,
  AuditEntry,
  type AuditEntryId,
  type AuditTarget,
} from "@atoll/contract/audit/AuditEntry";
import type { AuditFilter } from "@atoll/contract/audit/AuditFilter";
import type { PageRequest } from "@atoll/contract/Page";
import { Context, DateTime, Effect, Layer } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { type InvalidCursor, type Page, page } from "../Paging.ts";
import { all, run } from "../statements.ts";
import { type AuditLink, type ChainEnd, chainStatements, entryColumns } from "./auditStatements.ts";

export interface NewAuditEntry {
  readonly id: AuditEntryId;
  readonly actor: AuditActor;
  readonly action: string;
  readonly target: AuditTarget;
  readonly changes: AuditChanges;
  readonly requestId: string | null;
  readonly address: string | null;
}

/** The current tenant's audit trail: to add to, and to read. */
export class AuditEntryRepository extends Context.Service<
  AuditEntryRepository,
  {
    /** In the open transaction, or in one of its own. */
    readonly record: (entry: NewAuditEntry) => Effect.Effect<void, DatabaseUnavailable>;
    /** Newest first, by the database's clock. */
    readonly list: (
      filter: AuditFilter,
      request: PageRequest,
    ) => Effect.Effect<Page<AuditEntry>, DatabaseUnavailable | InvalidCursor>;
    readonly chainEnd: Effect.Effect<ChainEnd, DatabaseUnavailable>;
    /** Up to `limit` linked entries behind the sequence `after`, in their order. */
    readonly links: (
      after: number,
      limit: number,
    ) => Effect.Effect<ReadonlyArray<AuditLink>, DatabaseUnavailable>;
  }
>()("@atoll/database/audit/AuditEntryRepository") {
  static readonly layer = Layer.effect(
    AuditEntryRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      const chain = chainStatements(sql);
      const nothing = sql.literal("");

      const fitting = ({ targetType, targetId, actorId, action, from, to }: AuditFilter) => sql`
        ${targetType === undefined ? nothing : sql`and target_type = ${targetType}`}
        ${targetId === undefined ? nothing : sql`and target_id = ${targetId}`}
        ${actorId === undefined ? nothing : sql`and actor_id = ${actorId}`}
        ${action === undefined ? nothing : sql`and action = ${action}`}
        ${from === undefined ? nothing : sql`and at >= ${DateTime.formatIso(from)}`}
        ${to === undefined ? nothing : sql`and at < ${DateTime.formatIso(to)}`}`;

      return AuditEntryRepository.of({
        record: ({ id, actor, action, target, changes, requestId, address }) =>
          forTenant((tenant) =>
            run(sql`
              insert into audit_entries (tenant_id, id, actor_kind, actor_id, credential_kind, credential_id, action,
                target_type, target_id, changes, request_id, address)
              values (${tenant}, ${id}, ${actor.kind}, ${actor.id}, ${actor.credential?.kind ?? null},
                ${actor.credential?.id ?? null}, ${action}, ${target.type}, ${target.id}, ${sql.json(changes)},
                ${requestId}, ${address})`),
          ),
        list: (filter, request) =>
          page(
            request,
            ({ id }: AuditEntry) => id,
            (before, rows) =>
              forTenant((tenant) =>
                all(AuditEntry)(sql`
                  select ${sql.literal(entryColumns)} from audit_entries
                  where tenant_id = ${tenant} ${fitting(filter)} and (at, id) < (
                    coalesce((select b.at from audit_entries b where b.tenant_id = ${tenant} and b.id = ${before}),
                      'infinity'::timestamptz), ${before}::uuid)
                  order by audit_entries.at desc, audit_entries.id desc limit ${rows}`),
              ),
          ),
        chainEnd: forTenant(chain.end),
        links: (after, limit) => forTenant((tenant) => chain.links(tenant, after, limit)),
      });
    }),
  );
}
