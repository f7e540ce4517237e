import { migrate } from "@atoll/database/migration/Migrator";
import { Database } from "@atoll/database/Database";
import { SystemDatabase } from "@atoll/database/SystemDatabase";
import { AppConfig } from "@atoll/platform/config/AppConfig";
import * as FileSystemObjectStore from "@atoll/platform/objectstore/FileSystemObjectStore";
import { Postgres } from "@atoll/platform/postgres/Postgres";
import * as PostgresSettings from "@atoll/platform/postgres/PostgresSettings";
import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import { Duration, Effect, Layer } from "effect";
import { join } from "node:path";
import { HubSettings } from "./HubSettings.ts";

/** The embedded database follows the program; a server of its own is migrated by `migrate`, before. */
const migrated = Layer.effectDiscard(
  Effect.gen(function* () {
    const { isEmbedded, migrationUrl } = yield* Postgres;
    const { migrations } = yield* HubSettings;
    if (!isEmbedded) return;
    yield* migrate({ url: yield* migrationUrl, directory: migrations, patience: Duration.seconds(10) });
  }),
);

const databases = Layer.unwrap(
  Effect.gen(function* () {
    const { appUrl, systemUrl } = yield* Postgres;
    return Layer.mergeAll(
      Database.layer({
        url: yield* appUrl,
        maxConnections: yield* PostgresSettings.appConnections.read,
      }),
      SystemDatabase.layer({
        url: yield* systemUrl,
        maxConnections: yield* PostgresSettings.systemConnections.read,
      }),
    );
  }),
);

const kept = Layer.unwrap(
  Effect.gen(function* () {
    const { dataFolder } = yield* AppConfig;
    return Layer.mergeAll(
      FileSystemObjectStore.layer(join(dataFolder, "objects")),
      // In production only from ATOLL_KEY; the file is the embedded default.
      KeyEncryptionKey.layer({ file: join(dataFolder, "key") }),
    );
  }),
);

/** What the hub stands on: database, object store and keys at rest. */
export const PlatformTier = Layer.mergeAll(databases.pipe(Layer.provide(migrated)), kept).pipe(
  Layer.provideMerge(Postgres.layer),
  Layer.provideMerge(AppConfig.layer),
  Layer.provideMerge(HubSettings.layer),
);
