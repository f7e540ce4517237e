import { hkdfSync } from "node:crypto";
import { Effect, Option, Redacted, Schema } from "effect";
import { type Key, KeyEncryptionKey } from "./KeyEncryptionKey.ts";
import { KeyEncryptionKeyUnknown, WrappingBroken } from "./KeyWrap.ts";
import * as SealedBox from "./SealedBox.ts";

/*
 * Secrets of a tenant at rest. Every tenant has keys of its own, none of which is stored:
 *
 *   key = HKDF-SHA-256(key encryption key, salt, "atoll/tenant-key/1\n" || tenant || "\n" || version, 32)
 *                                                                                          RFC 5869
 *   box = SealedBox with header 2 || id of the key encryption key || version (2 bytes, big endian)
 *
 * What is stored per tenant and version is the salt: 32 random bytes. Forgetting the salts of a tenant makes
 * everything sealed for it unreadable for good, but for backups that hold the salts as well.
 *
 * Two rotations, both online: a new version of the tenant's key (a new salt), and a new key encryption key
 * (`ATOLL_KEY`, the old one in `ATOLL_KEY_PREVIOUS`). After either, `reseal` every box; then the old salt or
 * the old key may go.
 */

const format = 2;
const headerLength = 4;
export const maximumVersion = 0xffff;

/** One version of a tenant's key, as it is stored. */
export interface TenantKeyVersion {
  /** 1 to `maximumVersion`. */
  readonly version: number;
  readonly salt: Uint8Array;
}

/** The versions of a tenant's key that open something; none, where nothing was sealed for it. */
export interface HeldTenantKeys {
  readonly tenantId: string;
  readonly versions: ReadonlyArray<TenantKeyVersion>;
}

/** All versions of a tenant's key that may still open something. The highest one seals. */
export interface TenantKeyRing extends HeldTenantKeys {
  readonly versions: readonly [TenantKeyVersion, ...ReadonlyArray<TenantKeyVersion>];
}

/** Sealed under a version the ring does not hold: it was retired before everything was sealed anew. */
export class TenantKeyUnknown extends Schema.TaggedError<TenantKeyUnknown>()("TenantKeyUnknown", {
  version: Schema.Int,
}) {
  override get message(): string {
    return `Sealed under version ${this.version} of the tenant's key, which is not held any more.`;
  }
}

const currentOf = ({ versions }: TenantKeyRing): TenantKeyVersion =>
  versions.reduce((highest, each) => (each.version > highest.version ? each : highest));

const derive = (key: Key, tenantId: string, { version, salt }: TenantKeyVersion): Uint8Array => {
  const info = `atoll/tenant-key/1\n${tenantId}\n${version}`;
  return new Uint8Array(hkdfSync("sha256", Redacted.value(key.bytes), salt, info, 32));
};

const headerOf = (keyId: number, version: number): Uint8Array =>
  Uint8Array.of(format, keyId, version >> 8, version & 0xff);

const placeOf = (key: Key, ring: HeldTenantKeys, version: TenantKeyVersion, purpose: string) => ({
  key: derive(key, ring.tenantId, version),
  header: headerOf(key.id, version.version),
  context: `atoll/tenant-box/1\n${purpose}\n`,
});

/**
 * Seals under the newest version and the current key encryption key. `purpose` says what the secret is and
 * where it belongs (for example `login-provider/<id>/client-secret`): a box copied to another row, or to
 * another tenant, does not open there.
 */
export const seal = Effect.fnUntraced(function* (
  ring: TenantKeyRing,
  secret: Redacted.Redacted<Uint8Array>,
  purpose: string,
) {
  const { current } = yield* KeyEncryptionKey;
  return SealedBox.seal(placeOf(current, ring, currentOf(ring), purpose), Redacted.value(secret));
});

const read = (box: Uint8Array): Option.Option<{ readonly keyId: number; readonly version: number }> => {
  const [itsFormat, keyId, high, low] = box;
  if (itsFormat !== format || box.length < headerLength + SealedBox.overhead) return Option.none();
  if (keyId === undefined || high === undefined || low === undefined) return Option.none();
  return Option.some({ keyId, version: (high << 8) | low });
};

/** Whether it says of itself that a tenant's key sealed it, and not the key-encryption key alone. */
export const isTenantBox = (box: Uint8Array): boolean => box[0] === format;

/** The reverse of `seal`, under any version the ring holds and any key encryption key the process holds. */
export const open = Effect.fnUntraced(function* (ring: HeldTenantKeys, box: Uint8Array, purpose: string) {
  const { current, previous } = yield* KeyEncryptionKey;
  const header = yield* Effect.fromOption(read(box), () => new WrappingBroken());
  const version = ring.versions.find((each) => each.version === header.version);
  if (version === undefined) return yield* new TenantKeyUnknown({ version: header.version });
  const keys = [current, ...previous].filter((key) => key.id === header.keyId);
  if (keys.length === 0) return yield* new KeyEncryptionKeyUnknown({ keyId: header.keyId });
  const opened = Option.firstSomeOf(
    keys.map((key) => SealedBox.open(placeOf(key, ring, version, purpose), box)),
  );
  return Redacted.make(yield* Effect.fromOption(opened, () => new WrappingBroken()), { label: purpose });
});

/**
 * The same secret sealed anew; `None` when the box already is under the newest version and the current key
 * encryption key, so that a rotation can be stopped and started again. Replace the box only where it is still
 * the one that was read.
 */
export const reseal = Effect.fnUntraced(function* (ring: TenantKeyRing, box: Uint8Array, purpose: string) {
  const { current } = yield* KeyEncryptionKey;
  const secret = yield* open(ring, box, purpose);
  const newest = placeOf(current, ring, currentOf(ring), purpose);
  return Option.isSome(SealedBox.open(newest, box))
    ? Option.none<Uint8Array>()
    : Option.some(SealedBox.seal(newest, Redacted.value(secret)));
});
