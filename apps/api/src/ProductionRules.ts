import { AppConfig } from "@atoll/platform/config/AppConfig";
import * as OutboundSettings from "@atoll/platform/outbound/OutboundSettings";
import { Effect, Option, Schema } from "effect";
import * as Settings from "./Settings.ts";

/**
 * Production was asked for with settings that are for development. All of them are named, so one look mends
 * it.
 */
export class DevelopmentSettings extends Schema.TaggedError<DevelopmentSettings>()("DevelopmentSettings", {
  sentences: Schema.Array(Schema.String),
}) {
  override get message(): string {
    return `ATOLL_ENV=production refuses to start:\n${this.sentences.map((line) => `  ${line}`).join("\n")}`;
  }
}

/**
 * What production refuses, checked before anything is started. The roles of the database are checked where it
 * is connected (`UnsafeDatabaseRole`): in every environment.
 */
export const check = Effect.gen(function* () {
  const { environment } = yield* AppConfig;
  if (environment !== "production") return;
  const publicUrl = yield* Settings.publicUrl.read;
  const key = yield* Settings.key.read;
  const rateLimits = yield* Settings.rateLimits.read;
  const corsOrigins = yield* Settings.corsOrigins.read;
  const { local } = OutboundSettings.networksOf(yield* OutboundSettings.networks.read);
  const sentences = [
    ...(Option.isSome(publicUrl) && publicUrl.value.protocol === "https:"
      ? []
      : ["ATOLL_PUBLIC_URL must be an https:// address: sessions must not travel in the clear."]),
    ...(Option.isSome(key)
      ? []
      : [
          "ATOLL_KEY must be set: 32 random bytes in base64 (openssl rand -base64 32), kept apart from backups.",
        ]),
    ...(rateLimits === "off"
      ? ["ATOLL_RATE_LIMITS must be on, or a factor: passwords could be guessed at any pace."]
      : []),
    ...(corsOrigins.every((origin) => origin.startsWith("https:"))
      ? []
      : ["ATOLL_CORS_ORIGINS must be https:// origins only."]),
    ...local.map(
      (network) =>
        `ATOLL_OUTBOUND_NETWORKS must be without ${network}: a login provider could be this machine itself.`,
    ),
  ];
  if (sentences.length > 0) return yield* new DevelopmentSettings({ sentences });
});
