import { Context, Effect, Layer, Option, type Redacted } from "effect";
import { AppConfig } from "../config/AppConfig.ts";
import type { SettingInvalid } from "../config/Setting.ts";
import { EmbeddedPostgres } from "./EmbeddedPostgres.ts";
import * as PostgresSettings from "./PostgresSettings.ts";

type Url = Effect.Effect<Redacted.Redacted, SettingInvalid>;

/**
 * Where the database is: the server named by `DATABASE_URL` and its sisters, or the embedded one. Nothing
 * above this service knows which. A URL is asked for when it is needed: a server without
 * `DATABASE_MIGRATION_URL` runs, it only cannot migrate.
 */
export class Postgres extends Context.Service<
  Postgres,
  {
    readonly isEmbedded: boolean;
    /** As `atoll_app`: row-level security applies. */
    readonly appUrl: Url;
    /** As `atoll_system`: outbox, leases, journal and keys only. */
    readonly systemUrl: Url;
    /** As `atoll_owner`. */
    readonly migrationUrl: Url;
  }
>()("@atoll/platform/postgres/Postgres") {
  /**
   * Reads the environment; starts the embedded server, for as long as the layer lives, when it names no
   * other.
   */
  static readonly layer = Layer.effect(
    Postgres,
    Effect.gen(function* () {
      const outside = yield* PostgresSettings.outside;
      if (Option.isSome(outside)) {
        const { app, system, migration } = outside.value;
        return Postgres.of({
          isEmbedded: false,
          appUrl: PostgresSettings.required("DATABASE_URL", app),
          systemUrl: PostgresSettings.required("DATABASE_SYSTEM_URL", system),
          migrationUrl: PostgresSettings.required("DATABASE_MIGRATION_URL", migration),
        });
      }
      const { dataFolder } = yield* AppConfig;
      const { urls } = yield* EmbeddedPostgres.make({
        dataFolder,
        port: yield* PostgresSettings.embeddedPort.read,
        binaries: yield* PostgresSettings.embeddedPrograms.read,
      });
      return Postgres.of({ isEmbedded: true, ...sayEach(urls) });
    }),
  );

  /** The URLs given, for tests: `Postgres.layerOf(testPostgres.urls)`. */
  static readonly layerOf = (urls: {
    readonly app: Redacted.Redacted;
    readonly system: Redacted.Redacted;
    readonly owner: Redacted.Redacted;
  }) =>
    Layer.succeed(Postgres, {
      isEmbedded: false,
      ...sayEach({ app: urls.app, system: urls.system, migration: urls.owner }),
    });
}

const sayEach = (urls: {
  readonly app: Redacted.Redacted;
  readonly system: Redacted.Redacted;
  readonly migration: Redacted.Redacted;
}) => ({
  appUrl: Effect.succeed(urls.app),
  systemUrl: Effect.succeed(urls.system),
  migrationUrl: Effect.succeed(urls.migration),
});
