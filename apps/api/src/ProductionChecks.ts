import { AppConfig } from "@atoll/platform/config/AppConfig";
import * as PostgresSettings from "@atoll/platform/postgres/PostgresSettings";
import { Effect, Layer, Option, Schema } from "effect";
import { HubSettings } from "./HubSettings.ts";

/** `ATOLL_ENV=production` does not start on settings that are meant for development. */
export class ProductionRefused extends Schema.TaggedError<ProductionRefused>()("ProductionRefused", {
  reason: Schema.String,
}) {
  override get message(): string {
    return `ATOLL_ENV=production refuses to start: ${this.reason}`;
  }
}

/**
 * What can be told from the settings alone (S15). The key (`KeyEncryptionKey`) and the database roles
 * (`Database`, `SystemDatabase`) are refused where they are read.
 */
export const layer = Layer.effectDiscard(
  Effect.gen(function* () {
    const { environment } = yield* AppConfig;
    const { publicUrl } = yield* HubSettings;
    if (environment !== "production") return;
    if (publicUrl.protocol !== "https:") {
      return yield* new ProductionRefused({
        reason: "ATOLL_PUBLIC_URL must be an https address; sessions and node tokens travel over it.",
      });
    }
    if (Option.isNone(yield* PostgresSettings.outside)) {
      return yield* new ProductionRefused({
        reason: "DATABASE_URL must name a PostgreSQL server; the embedded one is for trying things out.",
      });
    }
  }),
).pipe(Layer.provide([AppConfig.layer, HubSettings.layer]));
