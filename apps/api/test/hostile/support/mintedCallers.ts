import { randomBytes } from "node:crypto";
import type { TenantState } from "@atoll/contract/tenants/Tenant";
import * as AccessToken from "@atoll/security/AccessToken";
import { importPkcs8 } from "@atoll/security/AccessTokenKey";
import * as ApiKey from "@atoll/security/ApiKey";
import { KeyEncryptionKey, makeKey } from "@atoll/security/KeyEncryptionKey";
import { unwrap } from "@atoll/security/KeyWrap";
import * as Token from "@atoll/security/Token";
import { Array, Clock, Effect, Redacted, Schema } from "effect";
import { TestClock } from "effect/testing";
import { HostileHub } from "./HostileHub.ts";
import { unknownId } from "./World.ts";

const kek = makeKey(new Uint8Array(randomBytes(32)));
/** With which the hub is started, so that tokens can be signed as it signs them. */
export const hubKey = { ATOLL_KEY: Buffer.from(Redacted.value(kek.bytes)).toString("base64") };

export interface CallerKind {
  readonly name: string;
  readonly by: "session" | "access token" | "API key";
  /** Why it is nobody's any more. */
  readonly ended?: "idle" | "expired" | "revoked" | "deactivated" | "signed an hour ago";
  /** Of the organisation; active where absent. */
  readonly state?: TenantState;
  /** Whether the second factor is owed. */
  readonly pending?: true;
}

/** What API keys here may do. */
export const scope = "projects:read";

const Keys = Schema.NonEmptyArray(Schema.Struct({ kid: Schema.String, sealed: Schema.Uint8Array }));

/** The hub's own key, as whoever had its database and its settings would come by it. */
const signingKey = Effect.gen(function* () {
  const { sql } = yield* HostileHub;
  const [{ kid, sealed }] = yield* Schema.decodeUnknownEffect(Keys)(
    yield* sql`select kid, private_key_sealed as sealed from hub_keys where purpose = 'access-token'`,
  );
  return yield* Effect.flatMap(unwrap(sealed, `hub-access-token/${kid}`), importPkcs8);
}).pipe(Effect.provideService(KeyEncryptionKey, { current: kek, previous: [] }));

const anHourAgo = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.flatMap(Clock.currentTimeMillis, (now) =>
    Effect.provide(Effect.andThen(TestClock.setTime(now - 3_600_000), effect), TestClock.layer()),
  );

const before = "2020-01-01T00:00:00Z";
const later = "2100-01-01T00:00:00Z";

type Row = Readonly<Record<string, unknown>>;

const insert = Effect.fnUntraced(function* (table: string, rows: ReadonlyArray<Row>) {
  const { sql } = yield* HostileHub;
  if (Array.isReadonlyArrayNonEmpty(rows)) yield* sql`insert into ${sql(table)} ${sql.insert(rows)}`;
});

/** As many callers of the kind, each the owner of an organisation of its own; their tokens. */
export const mint = Effect.fnUntraced(function* (kind: CallerKind, count: number) {
  const { url } = yield* HostileHub;
  const { by, ended, state = "active", pending } = kind;
  const owners = Array.makeBy(count, () => ({ userId: unknownId(), tenantId: unknownId(), id: unknownId() }));
  const account = {
    displayName: "Caller",
    emailVerifiedAt: before,
    state: ended === "deactivated" ? ended : "active",
  };
  yield* insert(
    "users",
    owners.map(({ userId }) => {
      const email = `${userId}@example.org`;
      return { id: userId, email, canonicalEmail: email, ...account };
    }),
  );
  yield* insert(
    "tenants",
    owners.map(({ tenantId }) => ({ id: tenantId, name: "Reef", state })),
  );
  yield* insert(
    "memberships",
    owners.map(({ tenantId, userId }) => ({ tenantId, userId, role: "owner" })),
  );
  const life = {
    expiresAt: ended === "expired" ? before : later,
    revokedAt: ended === "revoked" ? before : null,
  };
  if (by === "API key") {
    const keys = yield* Effect.forEach(owners, (owner) =>
      Effect.map(ApiKey.issue, (key) => ({ ...key, owner })),
    );
    yield* insert(
      "api_keys",
      keys.map(({ owner, prefix, hash: keyHash }) => {
        return { ...owner, ...life, name: "Key", prefix, keyHash, scopes: `{${scope}}` };
      }),
    );
    return keys.map(({ key }) => Redacted.value(key));
  }
  const sessions = yield* Effect.forEach(owners, (owner) =>
    Effect.map(Token.issue("session"), (issued) => ({ ...issued, owner })),
  );
  const session = {
    ...life,
    idleExpiresAt: ended === "idle" ? before : later,
    kind: by === "session" ? "browser" : "token",
    assurance: pending === true ? "pending" : "single",
  };
  yield* insert(
    "sessions",
    sessions.map(({ owner, hash: tokenHash }) => ({ ...owner, ...session, tokenHash })),
  );
  if (by === "session") return sessions.map(({ token }) => Redacted.value(token));
  const place = { issuer: url, audience: url, key: yield* signingKey };
  return yield* Effect.forEach(owners, ({ userId, tenantId, id: sessionId }) => {
    const issued = AccessToken.issue({ grant: { userId, tenantId, sessionId, clientId: "atoll" }, ...place });
    return Effect.map(ended === "signed an hour ago" ? anHourAgo(issued) : issued, ({ token }) =>
      Redacted.value(token),
    );
  });
});
