import { randomBytes } from "node:crypto";
import type { KeyRotation } from "@atoll/contract/keys/KeysState";
import type { DatabaseUnavailable } from "@atoll/database/Database";
import { type StoredKeyVersion, TenantKeyRepository } from "@atoll/database/keys/TenantKeyRepository";
import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import * as KeyWrap from "@atoll/security/KeyWrap";
import * as TenantKey from "@atoll/security/TenantKey";
import { Context, Effect, Layer, Option, type Redacted } from "effect";
import { currentTenant } from "../caller.ts";

/** What is stored does not open: another key, or it was changed, or belongs elsewhere. The message says which. */
export type Unopened = KeyWrap.KeyEncryptionKeyUnknown | KeyWrap.WrappingBroken | TenantKey.TenantKeyUnknown;

type Opening<A> = Effect.Effect<A, DatabaseUnavailable | Unopened>;

const newSalt = Effect.sync(() => new Uint8Array(randomBytes(32)));

/**
 * Secrets of the current tenant at rest, under keys of its own (see `TenantKey`). Rotation goes on while the hub serves: a
 * new version seals at once, older ones open until `KeyResealing` has sealed everything anew.
 */
export class TenantKeys extends Context.Service<
  TenantKeys,
  {
    /**
     * `purpose` names the tenant, the row and the column. To be written in the transaction in which it is called: until that
     * ends the version stays. The first call for a tenant makes its first key.
     */
    readonly seal: (
      secret: Redacted.Redacted<Uint8Array>,
      purpose: string,
    ) => Effect.Effect<Uint8Array, DatabaseUnavailable>;
    /** Also opens what was sealed under the key-encryption key alone, before tenants had keys. */
    readonly open: (box: Uint8Array, purpose: string) => Opening<Redacted.Redacted<Uint8Array>>;
    /** The same secret under the newest keys; none where it is under them. */
    readonly reseal: (box: Uint8Array, purpose: string) => Opening<Option.Option<Uint8Array>>;
    /**
     * Makes a new version, from the commit on. Of any number of calls at once, and until the version before is retired,
     * it is one rotation.
     */
    readonly rotate: Effect.Effect<KeyRotation, DatabaseUnavailable>;
  }
>()("@atoll/domain/keys/TenantKeys") {
  static readonly layer = Layer.effect(
    TenantKeys,
    Effect.gen(function* () {
      const repository = yield* TenantKeyRepository;
      const keys = Context.make(KeyEncryptionKey, yield* KeyEncryptionKey);

      const ring = Effect.gen(function* () {
        const [newest, ...older]: ReadonlyArray<StoredKeyVersion> = yield* repository.heldToSeal(
          yield* newSalt,
        );
        if (newest === undefined) return yield* Effect.die(new Error("A tenant has no key to seal with"));
        return { tenantId: yield* currentTenant, versions: [newest, ...older] as const };
      });

      const seal = Effect.fn("TenantKeys.seal")(function* (
        secret: Redacted.Redacted<Uint8Array>,
        purpose: string,
      ) {
        return yield* TenantKey.seal(yield* ring, secret, purpose);
      }, Effect.provideContext(keys));

      const open = Effect.fn("TenantKeys.open")(function* (box: Uint8Array, purpose: string) {
        if (!TenantKey.isTenantBox(box)) return yield* KeyWrap.unwrap(box, purpose);
        const held = { tenantId: yield* currentTenant, versions: yield* repository.held };
        return yield* TenantKey.open(held, box, purpose);
      }, Effect.provideContext(keys));

      const reseal = Effect.fn("TenantKeys.reseal")(function* (box: Uint8Array, purpose: string) {
        if (TenantKey.isTenantBox(box)) return yield* TenantKey.reseal(yield* ring, box, purpose);
        const secret = yield* KeyWrap.unwrap(box, purpose);
        return Option.some(yield* TenantKey.seal(yield* ring, secret, purpose));
      }, Effect.provideContext(keys));

      const rotate = Effect.gen(function* () {
        const begun = yield* repository.add(yield* newSalt);
        const [newest] = yield* repository.held;
        return { version: newest?.version ?? null, begun };
      }).pipe(Effect.withSpan("TenantKeys.rotate"));

      return TenantKeys.of({ seal, open, reseal, rotate });
    }),
  );
}
