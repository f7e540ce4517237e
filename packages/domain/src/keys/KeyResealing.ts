import type { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { type KeysState, SealedKind } from "@atoll/contract/keys/KeysState";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import type { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import { type Resealed, type SealedBox, SealedBoxRepository } from "@atoll/database/keys/SealedBoxRepository";
import type { SystemSchedule } from "@atoll/infra/schedules/SystemSchedules";
import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import { rewrap } from "@atoll/security/KeyWrap";
import { isTenantBox } from "@atoll/security/TenantKey";
import { Context, Duration, Effect, Layer, Option } from "effect";
import { actingAs } from "../caller.ts";
import { databaseAnswers } from "../unavailable.ts";
import * as SealedFor from "./SealedFor.ts";
import { TenantKeys, type Unopened } from "./TenantKeys.ts";

/** Rows of one statement. */
const rowsAtOnce = 200;
const tenantsAtOnce = 100;
/** A version stays for whoever has read a box just before it was sealed anew. */
const retirementAfter = Duration.minutes(10);
/** Sign-ins under way are over in ten minutes, and are not sealed anew. */
const resealable = SealedKind.literals.filter((kind) => kind !== "sign-in");

const system = { _tag: "System", name: "key-resealing" } as const;

export interface PassOptions {
  /** How long the version before the newest stays at least. */
  readonly retireAfter?: Duration.Duration;
  /** Rows of one statement. */
  readonly batch?: number;
}

/** What a pass has done. */
export interface Resealing {
  readonly resealed: number;
  readonly unreadable: number;
  /** Tenants of whose key one version is left. */
  readonly retired: number;
}

/**
 * Brings everything that is sealed under the current key-encryption key and the newest version of its tenant's key, while
 * the hub serves. Where it stands is in the rows themselves: whoever is killed in the middle leaves some sealed anew and the
 * others as they were, all of them readable, and the next pass does the rest.
 */
export class KeyResealing extends Context.Service<
  KeyResealing,
  {
    /** What does not open stays, is told of in the log, and holds up nothing else. */
    readonly pass: (options?: PassOptions) => Effect.Effect<Resealing, DatabaseUnavailable>;
    readonly state: Effect.Effect<KeysState, ServiceUnavailable>;
  }
>()("@atoll/domain/keys/KeyResealing") {
  static readonly layer = Layer.effect(
    KeyResealing,
    Effect.gen(function* () {
      const repository = yield* SealedBoxRepository;
      const tenantKeys = yield* TenantKeys;
      const keys = yield* KeyEncryptionKey;

      const wrapped = (box: Uint8Array, purpose: string) =>
        Effect.provideService(rewrap(box, purpose), KeyEncryptionKey, keys);

      const ofTenant = (kind: "client-secret" | "mail", tenantId: TenantId, { id, box }: SealedBox) => {
        // It keeps the form that the release it was sent by can read.
        if (kind === "mail" && !isTenantBox(box)) return wrapped(box, SealedFor.mailIn(box, tenantId, id));
        const purpose = kind === "mail" ? SealedFor.mail(tenantId, id) : SealedFor.clientSecret(tenantId, id);
        return tenantKeys.reseal(box, purpose).pipe(actingAs(tenantId, system));
      };

      const anewOf = (
        kind: SealedKind,
        found: SealedBox,
      ): Effect.Effect<Option.Option<Uint8Array>, DatabaseUnavailable | Unopened> => {
        switch (kind) {
          case "hub-signing":
            return wrapped(found.box, SealedFor.hubSigning(found.id));
          case "hub-access-token":
            return wrapped(found.box, SealedFor.hubAccessToken(found.id));
          case "authenticator-app":
            return wrapped(found.box, SealedFor.authenticatorApp(found.id));
          case "client-secret":
          case "mail":
            return found.tenantId === null ? Effect.succeedNone : ofTenant(kind, found.tenantId, found);
          case "sign-in":
            return Effect.succeedNone;
        }
      };

      const resealKind = Effect.fnUntraced(function* (kind: SealedKind, batch: number) {
        let after = "";
        let resealed = 0;
        const faults: Array<string> = [];
        const unreadable = ({ message }: Unopened) =>
          Effect.sync(() => {
            faults.push(message);
            return Option.none<Uint8Array>();
          });
        while (true) {
          const boxes = yield* repository.waiting(kind, keys.current.id, after, batch);
          const changed: Array<Resealed> = [];
          for (const found of boxes) {
            const anew = yield* anewOf(kind, found).pipe(
              Effect.catchTags({
                KeyEncryptionKeyUnknown: unreadable,
                TenantKeyUnknown: unreadable,
                WrappingBroken: unreadable,
              }),
            );
            if (Option.isSome(anew)) changed.push({ ...found, anew: anew.value });
          }
          if (changed.length > 0) resealed += yield* repository.replace(kind, changed);
          const last = boxes.at(-1);
          if (last === undefined || boxes.length < batch) break;
          after = last.id;
        }
        if (faults.length > 0) {
          yield* Effect.logWarning(
            `${faults.length} secrets of the kind ${kind} do not open, the first: ${faults[0]}`,
          );
        }
        return { resealed, unreadable: faults.length };
      });

      const retire = Effect.fnUntraced(function* (after: Duration.Duration) {
        let retired = 0;
        let last: TenantId | null = null;
        while (true) {
          const tenants: ReadonlyArray<TenantId> = yield* repository.rotating(after, last, tenantsAtOnce);
          for (const tenant of tenants) if (yield* repository.retire(tenant)) retired += 1;
          last = tenants.at(-1) ?? null;
          if (last === null) return retired;
        }
      });

      const pass = Effect.fn("KeyResealing.pass")(function* ({
        retireAfter = retirementAfter,
        batch = rowsAtOnce,
      }: PassOptions = {}) {
        const kinds = yield* Effect.forEach(resealable, (kind) => resealKind(kind, batch));
        const done = {
          resealed: kinds.reduce((sum, { resealed }) => sum + resealed, 0),
          unreadable: kinds.reduce((sum, { unreadable }) => sum + unreadable, 0),
          retired: yield* retire(retireAfter),
        };
        if (done.resealed + done.retired > 0) {
          yield* Effect.logInfo("Sealed secrets anew").pipe(Effect.annotateLogs({ ...done }));
        }
        return done;
      });

      const state = Effect.gen(function* () {
        const known = [keys.current, ...keys.previous].map(({ id }) => id);
        const counts = yield* repository.counts(keys.current.id, known);
        const rotations = yield* repository.rotations;
        const sealed = SealedKind.literals.map(
          (kind) =>
            counts.find((count) => count.kind === kind) ?? { kind, secrets: 0, waiting: 0, unreadable: 0 },
        );
        return {
          settled: rotations === 0 && sealed.every(({ waiting }) => waiting === 0),
          rotations,
          sealed,
        };
      }).pipe(databaseAnswers, Effect.withSpan("KeyResealing.state"));

      return KeyResealing.of({ pass, state });
    }),
  ).pipe(Layer.provide(TenantKeys.layer));
}

/** Every minute, in one process. */
export const keyResealing: SystemSchedule<KeyResealing> = {
  name: "key-resealing",
  cron: "* * * * *",
  run: Effect.fn("KeyResealing.run")(function* () {
    const { pass } = yield* KeyResealing;
    yield* pass();
  }),
};
