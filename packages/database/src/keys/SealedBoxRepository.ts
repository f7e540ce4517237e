import { SealedKind } from "@atoll/contract/keys/KeysState";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, Duration, Effect, Layer, Schema } from "effect";
import * as arrays from "../arrayParameters.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { all, counted, one } from "../statements.ts";
import { SystemDatabase } from "../SystemDatabase.ts";

/** A sealed secret and whose it is: of a tenant, or of the hub or a person where that is null. */
export const SealedBox = Schema.Struct({
  tenantId: Schema.NullOr(TenantId),
  /** Of its row; of all secrets of the kind there is one with this id. */
  id: Schema.String,
  box: Schema.Uint8Array,
});
export type SealedBox = typeof SealedBox.Type;

export interface Resealed extends SealedBox {
  readonly anew: Uint8Array;
}

/** How many secrets of a kind there are, and under which keys. */
export const SealedCount = Schema.Struct({
  kind: SealedKind,
  secrets: Schema.Int,
  waiting: Schema.Int,
  unreadable: Schema.Int,
});
export type SealedCount = typeof SealedCount.Type;

const Rotating = Schema.Struct({ tenantId: TenantId });
const Answer = Schema.Struct({ answer: Schema.Boolean });

/**
 * All secrets that the hub keeps sealed, across tenants and people, as they are sealed: it can open none. A key is named
 * by the byte that it has in what it sealed.
 */
export class SealedBoxRepository extends Context.Service<
  SealedBoxRepository,
  {
    /**
     * Up to `most` secrets behind `after` that are not under this key-encryption key, or not under the newest version of
     * their tenant's key, in the order of their ids.
     */
    readonly waiting: (
      kind: SealedKind,
      keyId: number,
      after: string,
      most: number,
    ) => Effect.Effect<ReadonlyArray<SealedBox>, DatabaseUnavailable>;
    /**
     * Puts `anew` in the place of `box` where that is still what is there, all in one commit; answers with how many that
     * were. What somebody is at work on is left out.
     */
    readonly replace: (
      kind: SealedKind,
      boxes: ReadonlyArray<Resealed>,
    ) => Effect.Effect<number, DatabaseUnavailable>;
    /** Tenants with more than one version of their key, by id, whose newest is older than `grace`. */
    readonly rotating: (
      grace: Duration.Duration,
      after: TenantId | null,
      most: number,
    ) => Effect.Effect<ReadonlyArray<TenantId>, DatabaseUnavailable>;
    /** Forgets the versions before the newest that nothing is sealed under. False if something is, or may be just now. */
    readonly retire: (tenant: TenantId) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** `knownIds` are all keys the hub was given, the current one included. */
    readonly counts: (
      keyId: number,
      knownIds: ReadonlyArray<number>,
    ) => Effect.Effect<ReadonlyArray<SealedCount>, DatabaseUnavailable>;
    /** How many tenants have more than one version of their key. */
    readonly rotations: Effect.Effect<number, DatabaseUnavailable>;
  }
>()("@atoll/database/keys/SealedBoxRepository") {
  static readonly layer = Layer.effect(
    SealedBoxRepository,
    Effect.gen(function* () {
      const { sql } = yield* SystemDatabase;
      const first = "00000000-0000-0000-0000-000000000000";
      return SealedBoxRepository.of({
        waiting: (kind, keyId, after, most) =>
          all(SealedBox)(
            sql`select tenant_id, id, box from waiting_boxes(${kind}, ${keyId}, ${after}, ${most})`,
          ),
        replace: (kind, boxes) =>
          counted(sql`
            select replace_boxes(${kind}, ${arrays.texts(boxes.map(({ tenantId }) => tenantId ?? ""))},
              ${arrays.texts(boxes.map(({ id }) => id))}, ${arrays.byteas(boxes.map(({ box }) => box))},
              ${arrays.byteas(boxes.map(({ anew }) => anew))}) as count`),
        rotating: (grace, after, most) =>
          Effect.map(
            all(Rotating)(sql`
              select tenant_id from rotating_tenants(
                ${Duration.toSeconds(grace)}::double precision * interval '1 second', ${after ?? first}::uuid, ${most})`),
            (rows) => rows.map(({ tenantId }) => tenantId),
          ),
        retire: (tenant) =>
          Effect.map(
            one(Answer)(sql`select retire_tenant_key(${tenant}::uuid) as answer`),
            ({ answer }) => answer,
          ),
        counts: (keyId, knownIds) =>
          all(SealedCount)(sql`select * from count_boxes(${keyId}, ${arrays.integers(knownIds)})`),
        rotations: counted(sql`
          select count(*)::integer as count from rotating_tenants(interval '-1 day', ${first}::uuid, 2147483647)`),
      });
    }),
  );
}
