import { assert, describe, it } from "@effect/vitest";
import { ConfigProvider, Effect, Layer, Option, Redacted } from "effect";
import { AppConfig } from "@atoll/platform/config/AppConfig";
import * as SettingsReport from "@atoll/platform/config/SettingsReport";
import { Postgres } from "@atoll/platform/postgres/Postgres";
import * as PostgresSettings from "@atoll/platform/postgres/PostgresSettings";

const withEnvironment = (env: Readonly<Record<string, string>>) =>
  Effect.provideService(ConfigProvider.ConfigProvider, ConfigProvider.fromEnv({ env }));

const url = "postgresql://atoll_app:canary-secret@db.example:5432/atoll";

describe("the settings", () => {
  it.effect("have defaults, and an empty variable counts as not set", () =>
    Effect.gen(function* () {
      const config = yield* AppConfig;
      assert.strictEqual(config.environment, "development");
      assert.isTrue(config.dataFolder.endsWith("/.atoll"));
    }).pipe(Effect.provide(AppConfig.layer), withEnvironment({ ATOLL_ENV: "", ATOLL_DATA: " " })),
  );

  it.effect("are shown with their values, secrets never", () =>
    Effect.gen(function* () {
      const lines = yield* SettingsReport.make;
      const line = (name: string) => lines.find((found) => found.name === name);
      assert.deepInclude(line("DATABASE_URL"), { value: "(set)", isDefault: false });
      assert.deepInclude(line("DATABASE_SYSTEM_URL"), { value: "(not set)", isDefault: true });
      assert.deepInclude(line("ATOLL_ENV"), { value: "production", isDefault: false });
      assert.notInclude(SettingsReport.render(lines), "canary-secret");
      assert.include(SettingsReport.render(lines), ".atoll (default)");
    }).pipe(withEnvironment({ ATOLL_ENV: "production", DATABASE_URL: url })),
  );

  it.effect("are all checked at once, with a sentence for each that is wrong", () =>
    Effect.gen(function* () {
      const failure = yield* Effect.flip(SettingsReport.make);
      assert.lengthOf(failure.sentences, 3);
      assert.include(failure.message, 'ATOLL_ENV is "prod", but it must be development or production.');
      assert.include(
        failure.message,
        'ATOLL_POSTGRES_PORT is "70000", but it must be a port from 1 to 65535.',
      );
      assert.notInclude(failure.message, "canary-secret");
    }).pipe(
      withEnvironment({ ATOLL_ENV: "prod", ATOLL_POSTGRES_PORT: "70000", DATABASE_URL: "canary-secret" }),
    ),
  );

  it.effect("decode to what they are for", () =>
    Effect.gen(function* () {
      const found = yield* PostgresSettings.app.read;
      assert.strictEqual(Option.getOrThrow(Option.map(found, Redacted.value)), url);
      assert.strictEqual(yield* PostgresSettings.appConnections.read, 3);
    }).pipe(withEnvironment({ DATABASE_URL: url, ATOLL_DATABASE_CONNECTIONS: "3" })),
  );

  it.effect("name the database's missing sister when only one address is given", () =>
    Effect.gen(function* () {
      const postgres = yield* Postgres;
      assert.isFalse(postgres.isEmbedded);
      assert.strictEqual(Redacted.value(yield* postgres.appUrl), url);
      const failure = yield* Effect.flip(postgres.systemUrl);
      assert.include(failure.message, "DATABASE_SYSTEM_URL is not set");
    }).pipe(
      Effect.provide(Postgres.layer.pipe(Layer.provide(AppConfig.layer))),
      withEnvironment({ DATABASE_URL: url }),
    ),
  );
});
