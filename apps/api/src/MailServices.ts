import { join } from "node:path";
import { MailConfig } from "@atoll/domain/mail/MailConfig";
import { AppConfig } from "@atoll/platform/config/AppConfig";
import { SettingInvalid } from "@atoll/platform/config/Setting";
import * as FolderMailer from "@atoll/platform/mail/FolderMailer";
import { isMailAddress } from "@atoll/platform/mail/MailAddress";
import type { Mailbox } from "@atoll/platform/mail/Mailer";
import * as MailSettings from "@atoll/platform/mail/MailSettings";
import { parseSmtpUrl } from "@atoll/platform/mail/SmtpUrl";
import { NodeFileSystem } from "@effect/platform-node";
import { Effect, FileSystem, Layer, Option, Redacted } from "effect";
import { ListenAddress } from "./ListenAddress.ts";

const inFolder = Layer.unwrap(
  Effect.map(AppConfig, ({ dataFolder }) => FolderMailer.layer(join(dataFolder, "mail"))),
);

const readAuthorities = Effect.fnUntraced(function* (file: string) {
  const files = yield* FileSystem.FileSystem;
  return yield* Effect.mapError(files.readFileString(file), ({ message }) => {
    const sentence = `SMTP_CA_FILE cannot be read: ${message}`;
    return new SettingInvalid({ name: MailSettings.authorities.name, sentence });
  });
}, Effect.provide(NodeFileSystem.layer));

/** Its client is loaded only where there is a server. */
const overSmtp = (url: Redacted.Redacted) =>
  Layer.unwrap(
    Effect.gen(function* () {
      const server = Option.getOrThrow(parseSmtpUrl(Redacted.value(url)));
      const tls = yield* MailSettings.tls.read;
      const file = yield* MailSettings.authorities.read;
      const authorities = Option.isSome(file) ? { authorities: yield* readAuthorities(file.value) } : {};
      const { layer } = yield* Effect.promise(() => import("@atoll/platform/mail/SmtpMailer"));
      return layer({ server, tls, ...authorities });
    }),
  );

const mailer = Layer.unwrap(
  Effect.map(MailSettings.url.read, Option.match({ onNone: () => inFolder, onSome: overSmtp })),
);

/** Nobody reads what comes back to it: good enough for mail that goes nowhere. */
const ownAddress = ({ hostname }: URL): Mailbox => {
  const address = `no-reply@${hostname}`;
  return { name: "Atoll", address: isMailAddress(address) ? address : "no-reply@localhost" };
};

const config = Layer.unwrap(
  Effect.gen(function* () {
    const { publicUrl } = yield* ListenAddress;
    const from = yield* MailSettings.from.read;
    if (Option.isNone(from) && Option.isSome(yield* MailSettings.url.read)) {
      const sentence = `${MailSettings.from.name} must be set where SMTP_URL is: ${MailSettings.from.description}.`;
      return yield* new SettingInvalid({ name: MailSettings.from.name, sentence });
    }
    return MailConfig.layer({ publicUrl, from: Option.getOrElse(from, () => ownAddress(publicUrl)) });
  }),
);

/** How mail leaves this process: to the server that was named, or into the data folder. */
export const layer = Layer.merge(mailer, config);
