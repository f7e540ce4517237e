import type { Mailbox } from "@atoll/platform/mail/Mailer";
import { Context, Layer } from "effect";

/** Who mail is from, and where its links lead. */
export class MailConfig extends Context.Service<
  MailConfig,
  { readonly from: Mailbox; readonly publicUrl: URL }
>()("@atoll/domain/mail/MailConfig") {
  static readonly layer = (config: MailConfig["Service"]) => Layer.succeed(MailConfig, config);
}
