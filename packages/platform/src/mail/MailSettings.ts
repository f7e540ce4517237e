import { Option, Schema } from "effect";
import * as Setting from "../config/Setting.ts";
import { MailboxFromText } from "./MailAddress.ts";
import { parseSmtpUrl } from "./SmtpUrl.ts";

const SmtpUrl = Schema.String.check(
  Schema.makeFilter(
    (text: string) => Option.isSome(parseSmtpUrl(text)) || "must be the URL of an SMTP server",
  ),
).pipe(Schema.RedactedFromValue);

export const url = Setting.optional({
  name: "SMTP_URL",
  description: "the server that takes mail; without it mail is put into a folder and nobody gets any",
  schema: SmtpUrl,
  expected: "smtp://user:password@host:port, or smtps:// for TLS from the first byte",
  secret: true,
});

export const tls = Setting.withDefault({
  name: "SMTP_TLS",
  description: "whether an smtp:// connection must be upgraded to TLS before anything is said on it",
  schema: Schema.Literals(["required", "none"]),
  expected: "required or none",
  default: "required",
});

export const authorities = Setting.optional({
  name: "SMTP_CA_FILE",
  description: "certificates (PEM) that sign the server's own, instead of the well-known ones",
  schema: Schema.NonEmptyString,
  expected: "a file",
});

export const from = Setting.optional({
  name: "ATOLL_MAIL_FROM",
  description: "who mail comes from, and where it goes back to when it cannot be delivered",
  schema: MailboxFromText,
  expected: "an e-mail address such as Atoll <no-reply@hub.example>",
});
