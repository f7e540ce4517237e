import type { PublicKey } from "@atoll/contract/nodes/PublicKey";
import type { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import { type HubKey, HubKeyRepository, type NewHubKey } from "@atoll/database/identity/HubKeyRepository";
import { thumbprint } from "@atoll/security/Jwk";
import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import {
  exportPkcs8,
  generateSigning,
  importSigningPkcs8,
  type SigningKeyPair,
} from "@atoll/security/KeyPair";
import { unwrap, wrap } from "@atoll/security/KeyWrap";
import { Context, Effect, Layer, Schema } from "effect";
import * as SealedFor from "./SealedFor.ts";

/** A stored signing key does not open: `ATOLL_KEY` is not the one it was sealed under, or the row was changed. */
export class HubKeyUnreadable extends Schema.TaggedError<HubKeyUnreadable>()("HubKeyUnreadable", {
  kid: Schema.String,
  reason: Schema.String,
}) {
  override get message(): string {
    return `The hub's signing key ${this.kid} cannot be opened: ${this.reason}`;
  }
}

const makeKey = Effect.gen(function* () {
  const pair = yield* generateSigning;
  const kid = thumbprint(pair.publicJwk);
  const privateKeySealed = yield* wrap(exportPkcs8(pair), SealedFor.hubSigning(kid));
  return { kid, publicJwk: pair.publicJwk, privateKeySealed } satisfies NewHubKey;
});

const open = ({ kid, privateKeySealed }: HubKey) =>
  unwrap(privateKeySealed, SealedFor.hubSigning(kid)).pipe(
    Effect.flatMap(importSigningPkcs8),
    Effect.mapError(({ message }) => new HubKeyUnreadable({ kid, reason: message })),
  );

/**
 * The hub's own signing keys (ES256). The private halves are sealed at rest and open in the memory of this process
 * only.
 */
export class HubKeys extends Context.Service<
  HubKeys,
  {
    /** The key that new manifests pin and new signatures are made with. */
    readonly current: Effect.Effect<SigningKeyPair, DatabaseUnavailable>;
    /** The pair of a public key that a manifest pinned, however old. One that was never the hub's is a defect. */
    readonly signingPair: (publicJwk: PublicKey) => Effect.Effect<SigningKeyPair, DatabaseUnavailable>;
  }
>()("@atoll/domain/keys/HubKeys") {
  /**
   * Makes the first key where there is none; of several processes that start at once, one key stays. Fails where the
   * stored key does not open: a hub that cannot sign must not start.
   */
  static readonly layer = Layer.effect(
    HubKeys,
    Effect.gen(function* () {
      const keys = yield* HubKeyRepository;
      const kek = yield* KeyEncryptionKey;
      const opened = new Map<string, SigningKeyPair>();

      const pairOf = Effect.fnUntraced(function* (key: HubKey) {
        const known = opened.get(key.kid);
        if (known !== undefined) return known;
        const pair = yield* Effect.provideService(open(key), KeyEncryptionKey, kek);
        opened.set(key.kid, pair);
        return pair;
      });

      const newest = Effect.gen(function* () {
        const stored = yield* keys.current;
        return stored._tag === "Some" ? stored.value : yield* keys.ensure(yield* makeKey);
      }).pipe(Effect.provideService(KeyEncryptionKey, kek));

      const first = yield* Effect.flatMap(newest, pairOf);

      const signingPair = Effect.fn("HubKeys.signingPair")(function* (publicJwk: PublicKey) {
        const kid = thumbprint(publicJwk);
        const known = opened.get(kid);
        if (known !== undefined) return known;
        const stored = (yield* keys.list).find((key) => key.kid === kid);
        if (stored === undefined) return yield* Effect.die(new Error(`${kid} is no key of this hub`));
        return yield* Effect.catchTag(pairOf(stored), "HubKeyUnreadable", Effect.die);
      });

      return HubKeys.of({ current: Effect.succeed(first), signingPair });
    }),
  );

  /** A fresh key, gone with the layer. */
  static readonly layerTest = Layer.effect(
    HubKeys,
    Effect.map(generateSigning, (pair) =>
      HubKeys.of({ current: Effect.succeed(pair), signingPair: () => Effect.succeed(pair) }),
    ),
  );
}
