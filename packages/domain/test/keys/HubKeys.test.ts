import { NodeServices } from "@effect/platform-node";
import { assert, it } from "@effect/vitest";
import { migrationsDirectory } from "@atoll/database/migration/migrateProgram";
import { migrate } from "@atoll/database/migration/Migrator";
import { SystemDatabase } from "@atoll/database/SystemDatabase";
import * as SystemRepositories from "@atoll/database/SystemRepositories";
import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import { signBundle, verifyBundle } from "@atoll/security/Signature";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { Effect, Layer, type Redacted, References } from "effect";
import { HubKeys } from "../../src/keys/HubKeys.ts";

const template = {
  name: "atoll",
  migrate: (url: Redacted.Redacted) =>
    migrate({ url, directory: migrationsDirectory }).pipe(
      Effect.asVoid,
      Effect.provide(NodeServices.layer),
      Effect.provideService(References.MinimumLogLevel, "Warn"),
    ),
};

const database = Layer.unwrap(
  Effect.map(TestPostgres, ({ urls }) =>
    SystemRepositories.layer.pipe(
      Layer.provide(SystemDatabase.layer({ url: urls.system, maxConnections: 4 })),
    ),
  ),
).pipe(Layer.provide(TestPostgres.layer({ template })));

/** The keys as a process that starts now sees them. */
const boot = Effect.flatMap(HubKeys, (keys) => keys.current).pipe(Effect.provide(Layer.fresh(HubKeys.layer)));

const claim = { bundleDigest: "a".repeat(64), manifestDigest: "b".repeat(64) };

it.layer(Layer.mergeAll(database, KeyEncryptionKey.layerTest), { excludeTestServices: true })(
  "HubKeys",
  (it) => {
    it.effect("agrees on one key when processes start at once, and keeps it", () =>
      Effect.gen(function* () {
        const pairs = yield* Effect.all([boot, boot, boot, boot], { concurrency: "unbounded" });
        const again = yield* boot;
        for (const { publicJwk } of pairs) assert.deepStrictEqual(publicJwk, again.publicJwk);
        yield* verifyBundle(again.publicJwk, claim, signBundle(again, claim));
      }),
    );

    it.effect("does not start with another key-encryption key", () =>
      Effect.gen(function* () {
        yield* boot;
        const error = yield* Effect.flip(Effect.provide(boot, Layer.fresh(KeyEncryptionKey.layerTest)));
        assert.strictEqual(error._tag, "HubKeyUnreadable");
      }),
    );
  },
);
