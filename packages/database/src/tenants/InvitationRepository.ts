import { BuiltInRole } from "@atoll/contract/identity/Role";
import type { UserId } from "@atoll/contract/identity/User";
import type { PageRequest } from "@atoll/contract/Page";
import { Invitation, InvitationId, InvitationPreview } from "@atoll/contract/tenants/Invitation";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, Effect, Layer, type Option, Schema } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { type InvalidCursor, type Page, page } from "../Paging.ts";
import { all, maybe, one, wrote } from "../statements.ts";

export interface NewInvitation {
  readonly id: InvitationId;
  readonly email: string | null;
  /** `canonicalEmail` of the contract; null as `email` is. */
  readonly canonicalEmail: string | null;
  readonly role: BuiltInRole;
  /** SHA-256 of the token. */
  readonly tokenHash: Uint8Array;
  readonly invitedBy: UserId;
  readonly maximumUses: number;
  readonly days: number;
}

/** An invitation that admits somebody now, found by its token. */
export const OpenInvitation = Schema.Struct({
  ...InvitationPreview.fields,
  tenantId: TenantId,
  id: InvitationId,
  role: BuiltInRole,
});
export type OpenInvitation = typeof OpenInvitation.Type;

/** The current tenant's invitations. */
export class InvitationRepository extends Context.Service<
  InvitationRepository,
  {
    /** Replaces what is open for the same address. */
    readonly create: (invitation: NewInvitation) => Effect.Effect<Invitation, DatabaseUnavailable>;
    readonly get: (id: InvitationId) => Effect.Effect<Option.Option<Invitation>, DatabaseUnavailable>;
    /** Newest first. */
    readonly list: (
      request: PageRequest,
    ) => Effect.Effect<Page<Invitation>, DatabaseUnavailable | InvalidCursor>;
    /** False if it was not open. */
    readonly revoke: (id: InvitationId) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** A new token and new days for what has an address and was neither used nor revoked. */
    readonly renew: (
      id: InvitationId,
      tokenHash: Uint8Array,
      days: number,
    ) => Effect.Effect<Option.Option<Invitation>, DatabaseUnavailable>;
    /** Works before the tenant is known. None for one that is over in any way, or whose tenant is not active. */
    readonly find: (
      tokenHash: Uint8Array,
    ) => Effect.Effect<Option.Option<OpenInvitation>, DatabaseUnavailable>;
    /** True for as many callers as it has uses, however many ask at once; for one with an address, of that address only. */
    readonly use: (
      id: InvitationId,
      by: { readonly userId: UserId; readonly canonicalEmail: string },
    ) => Effect.Effect<boolean, DatabaseUnavailable>;
  }
>()("@atoll/database/tenants/InvitationRepository") {
  static readonly layer = Layer.effect(
    InvitationRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      const columns = sql.literal(
        "id, email, role, invited_by, maximum_uses, uses, created_at, expires_at, accepted_at, accepted_by, revoked_at",
      );
      const open = sql.literal("revoked_at is null and uses < maximum_uses and expires_at > now()");
      return InvitationRepository.of({
        create: (i) =>
          forTenant((tenant) =>
            one(Invitation)(sql`
              with replaced as (
                update invitations set revoked_at = now()
                where tenant_id = ${tenant} and canonical_email = ${i.canonicalEmail} and ${open}
              )
              insert into invitations (tenant_id, id, email, canonical_email, role, token_hash, invited_by,
                maximum_uses, expires_at)
              values (${tenant}, ${i.id}, ${i.email}, ${i.canonicalEmail}, ${i.role}, ${i.tokenHash}, ${i.invitedBy},
                ${i.maximumUses}, now() + ${i.days} * interval '1 day')
              returning ${columns}`),
          ),
        get: (id) =>
          forTenant((tenant) =>
            maybe(Invitation)(sql`
              select ${columns} from invitations where tenant_id = ${tenant} and id = ${id}`),
          ),
        list: (request) =>
          page(
            request,
            ({ id }: Invitation) => id,
            (before, rows) =>
              forTenant((tenant) =>
                all(Invitation)(sql`
                  select ${columns} from invitations where tenant_id = ${tenant} and id < ${before}
                  order by id desc limit ${rows}`),
              ),
          ),
        revoke: (id) =>
          forTenant((tenant) =>
            wrote(sql`
              update invitations set revoked_at = now()
              where tenant_id = ${tenant} and id = ${id} and ${open} returning id`),
          ),
        renew: (id, tokenHash, days) =>
          forTenant((tenant) =>
            maybe(Invitation)(sql`
              update invitations set token_hash = ${tokenHash}, expires_at = now() + ${days} * interval '1 day'
              where tenant_id = ${tenant} and id = ${id} and email is not null and revoked_at is null
                and uses < maximum_uses
              returning ${columns}`),
          ),
        find: (tokenHash) => maybe(OpenInvitation)(sql`select * from find_invitation(${tokenHash})`),
        use: (id, { userId, canonicalEmail }) =>
          forTenant((tenant) =>
            wrote(sql`
              update invitations set uses = uses + 1, accepted_at = now(), accepted_by = ${userId}
              where tenant_id = ${tenant} and id = ${id} and ${open}
                and (canonical_email is null or canonical_email = ${canonicalEmail})
              returning id`),
          ),
      });
    }),
  );
}
