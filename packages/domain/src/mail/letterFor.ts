import type { Mail } from "@atoll/platform/mail/Mailer";
import { write } from "./Letter.ts";
import { letterOf } from "./letterOf.ts";
import type { MailConfig } from "./MailConfig.ts";
import type { MailContent } from "./MailSealing.ts";

/** Nobody answers these (RFC 3834 §5), and nobody's holiday notice does either. */
const headers = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" };

/** A domain as it may stand in a Message-ID, also where the hub is reached by an address. */
const domainOf = ({ hostname }: URL): string => hostname.replaceAll(/[^\w.-]/g, "-");

/** The mail as it goes out; `name` is the left side of its Message-ID, the same for every attempt. */
export const letterFor = (
  { from, publicUrl }: MailConfig["Service"],
  { to, template }: MailContent,
  name: string,
): Mail => ({
  from,
  to,
  messageId: `<${name}@${domainOf(publicUrl)}>`,
  headers,
  ...write(letterOf(template, publicUrl), publicUrl),
});
