import type { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import {
  AccessTokenKeyRepository,
  type StoredAccessTokenKey,
} from "@atoll/database/identity/AccessTokenKeyRepository";
import type { SystemSchedule } from "@atoll/infra/schedules/SystemSchedules";
import { lifetime } from "@atoll/security/AccessToken";
import {
  type AccessTokenKey,
  exportPkcs8,
  generate,
  importPkcs8,
  type PublicAccessTokenKey,
} from "@atoll/security/AccessTokenKey";
import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import { unwrap, wrap } from "@atoll/security/KeyWrap";
import { Clock, Context, DateTime, Effect, Layer, Semaphore } from "effect";
import { Revocations, tagOf } from "../revocation/Revocations.ts";
import { HubKeyUnreadable } from "./HubKeys.ts";
import * as SealedFor from "./SealedFor.ts";

/** A key with when it begins to sign and, where another follows, ends to, in milliseconds since the epoch. */
interface Held {
  readonly key: AccessTokenKey;
  readonly signsFrom: number;
  readonly signsUntil: number;
}

/** How long a key is published before it signs: every process has looked meanwhile. */
const publishedBefore = 60;
const lookedAtLeastEvery = 30_000;
const lookedAtMostEvery = 1_000;
/** How long a key is known after its last token: as long as that lives, and clocks that differ. */
const verifiesAfter = (lifetime + 60) * 1_000;
/** A scheduled rotation leaves a younger key alone. */
const month = 30 * 86_400;

const open = ({ kid, privateKeySealed }: StoredAccessTokenKey) =>
  unwrap(privateKeySealed, SealedFor.hubAccessToken(kid)).pipe(
    Effect.flatMap(importPkcs8),
    Effect.mapError(({ message }) => new HubKeyUnreadable({ kid, reason: message })),
  );

const make = Effect.gen(function* () {
  const key = yield* generate;
  const { kid } = key.publicKey;
  const privateKeySealed = yield* wrap(exportPkcs8(key), SealedFor.hubAccessToken(kid));
  return { kid, publicJwk: key.publicKey, privateKeySealed };
});

/**
 * The keys that access tokens are signed with (EdDSA), sealed at rest. They rotate while the hub runs: a new one is
 * published a minute before it signs, and an old one verifies until the last of its tokens has expired.
 */
export class AccessTokenKeys extends Context.Service<
  AccessTokenKeys,
  {
    /** The key that signs now. */
    readonly current: Effect.Effect<AccessTokenKey, DatabaseUnavailable>;
    /** The keys whose tokens are good now, and the one that signs next; without asking the database. */
    readonly published: Effect.Effect<ReadonlyArray<PublicAccessTokenKey>, DatabaseUnavailable>;
    /** The same, looked up anew, though once a second at most: for a key that is not known here. */
    readonly publishedAnew: Effect.Effect<ReadonlyArray<PublicAccessTokenKey>, DatabaseUnavailable>;
    /** Adds a key, unless the youngest is younger than `minimumAgeSeconds`; false then. */
    readonly rotate: (minimumAgeSeconds: number) => Effect.Effect<boolean, DatabaseUnavailable>;
  }
>()("@atoll/domain/keys/AccessTokenKeys") {
  /** Makes the first key where there is none. Fails where a stored key does not open: such a hub must not start. */
  static readonly layer = Layer.effect(
    AccessTokenKeys,
    Effect.gen(function* () {
      const keys = yield* AccessTokenKeyRepository;
      const kek = yield* KeyEncryptionKey;
      const revocations = yield* Revocations;
      const lock = yield* Semaphore.make(1);
      const opened = new Map<string, AccessTokenKey>();
      let held: ReadonlyArray<Held> = [];
      let lookedAt = 0;

      const keyOf = Effect.fnUntraced(function* (stored: StoredAccessTokenKey) {
        const known = opened.get(stored.kid);
        if (known !== undefined) return known;
        const key = yield* Effect.provideService(open(stored), KeyEncryptionKey, kek);
        opened.set(stored.kid, key);
        return key;
      });

      const look = Effect.gen(function* () {
        const now = yield* Clock.currentTimeMillis;
        const stored = yield* keys.list;
        const found = yield* Effect.forEach(stored, keyOf);
        const from = stored.map(({ signsFrom }) => DateTime.toEpochMillis(signsFrom));
        held = found.map((key, index) => ({
          key,
          signsFrom: from[index] ?? now,
          signsUntil: from[index + 1] ?? Number.POSITIVE_INFINITY,
        }));
        lookedAt = now;
      });

      const heldWithin = (milliseconds: number) =>
        Semaphore.withPermits(
          lock,
          1,
        )(
          Effect.flatMap(Clock.currentTimeMillis, (now) =>
            now - lookedAt < milliseconds
              ? Effect.void
              : Effect.catchTag(look, "HubKeyUnreadable", Effect.die),
          ),
        );

      yield* revocations.hear((invalidation) =>
        Effect.sync(() => {
          if (invalidation._tag === "Everything" || invalidation.key === tagOf.accessTokenKeys) lookedAt = 0;
        }),
      );
      yield* Effect.flatMap(Effect.provideService(make, KeyEncryptionKey, kek), keys.ensure);
      yield* look;

      const current = Effect.gen(function* () {
        yield* heldWithin(lookedAtLeastEvery);
        const now = yield* Clock.currentTimeMillis;
        const signing = held.findLast(({ signsFrom }) => signsFrom <= now) ?? held[0];
        return signing === undefined
          ? yield* Effect.die(new Error("The hub has no key for access tokens"))
          : signing.key;
      });

      const publishedNow = Effect.map(Clock.currentTimeMillis, (now) =>
        held.filter(({ signsUntil }) => signsUntil + verifiesAfter > now).map(({ key }) => key.publicKey),
      );

      return AccessTokenKeys.of({
        current,
        published: Effect.suspend(() => (lookedAt === 0 ? heldWithin(lookedAtMostEvery) : Effect.void)).pipe(
          Effect.andThen(publishedNow),
        ),
        publishedAnew: Effect.andThen(heldWithin(lookedAtMostEvery), publishedNow),
        rotate: Effect.fn("AccessTokenKeys.rotate")(function* (minimumAgeSeconds: number) {
          const key = yield* Effect.provideService(make, KeyEncryptionKey, kek);
          const added = yield* keys.add(key, publishedBefore, minimumAgeSeconds);
          if (added) yield* revocations.tell(tagOf.accessTokenKeys);
          return added;
        }),
      });
    }),
  );
}

/** Every night, in one process: a new key once a month. */
export const accessTokenKeyRotation: SystemSchedule<AccessTokenKeys> = {
  name: "access-token-keys",
  cron: "23 3 * * *",
  run: Effect.fn("AccessTokenKeys.run")(function* () {
    const { rotate } = yield* AccessTokenKeys;
    if (yield* rotate(month)) yield* Effect.logInfo("Added a key for access tokens");
  }),
};
