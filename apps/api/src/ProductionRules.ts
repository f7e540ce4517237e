import { AppConfig } from "@atoll/platform/config/AppConfig";
import * as MailSettings from "@atoll/platform/mail/MailSettings";
import { isLoopback, parseSmtpUrl } from "@atoll/platform/mail/SmtpUrl";
import * as OutboundSettings from "@atoll/platform/outbound/OutboundSettings";
import { Effect, Option, Redacted, Schema } from "effect";
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

/** Links that sign people in must reach them, and nobody else on the way. */
const mailSentences = Effect.gen(function* () {
  const url = yield* MailSettings.url.read;
  const server = Option.flatMap(url, (redacted) => parseSmtpUrl(Redacted.value(redacted)));
  const tls = yield* MailSettings.tls.read;
  const isOpen = Option.exists(server, (address) => tls === "none" && !isLoopback(address));
  return [
    ...(Option.isSome(server)
      ? []
      : ["SMTP_URL must be set: without a mail server nobody can verify an address or reset a password."]),
    ...(Option.isSome(yield* MailSettings.from.read)
      ? []
      : ["ATOLL_MAIL_FROM must be set: it is where mail comes from, and where it comes back to."]),
    ...(isOpen
      ? ["SMTP_TLS must be required: links that sign in must not travel to another machine in the clear."]
      : []),
  ];
});

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
  const emailVerification = yield* Settings.emailVerification.read;
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
    ...(Option.contains(emailVerification, "off")
      ? ["ATOLL_EMAIL_VERIFICATION must be on: registering would tell who has an account."]
      : []),
    ...(corsOrigins.every((origin) => origin.startsWith("https:"))
      ? []
      : ["ATOLL_CORS_ORIGINS must be https:// origins only."]),
    ...local.map(
      (network) =>
        `ATOLL_OUTBOUND_NETWORKS must be without ${network}: a login provider could be this machine itself.`,
    ),
    ...(yield* mailSentences),
  ];
  if (sentences.length > 0) return yield* new DevelopmentSettings({ sentences });
});
