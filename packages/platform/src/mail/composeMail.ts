import { DateTime, Effect } from "effect";
import { isMailAddress } from "./MailAddress.ts";
import { type Mail, type Mailbox, MailRefused } from "./Mailer.ts";

/** Loaded with the first mail: most processes send none. */
const composer = Effect.promise(() => import("nodemailer/lib/mail-composer"));

const messageIdPattern = /^<[\w.+-]{1,100}@[\w.-]{1,200}>$/;

/** What would end a header, or say that another one begins, becomes a space: one line stays one line. */
const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim();

const mailbox = ({ name, address }: Mailbox) => ({ name: oneLine(name ?? ""), address });

const check = ({ from, to, messageId }: Mail) => {
  const fault = !isMailAddress(to.address)
    ? "the address of the receiver is none"
    : !isMailAddress(from.address)
      ? "the address of the sender is none"
      : messageIdPattern.test(messageId)
        ? undefined
        : "its Message-ID is not of the form <left@right>";
  return fault === undefined ? Effect.void : Effect.fail(new MailRefused({ reason: fault }));
};

/**
 * The message as it travels (RFC 5322, MIME): text and HTML as alternatives, seven bits, lines of at most 76 characters
 * but for long words in headers, CRLF between them. Controls in names, the subject and headers become spaces; an address
 * with any is refused, so nothing that is put in can begin a header or name another receiver.
 */
export const composeMail = Effect.fnUntraced(function* (mail: Mail) {
  yield* check(mail);
  const { default: MailComposer } = yield* composer;
  const now = yield* DateTime.now;
  const headers = Object.entries(mail.headers ?? {}).map(([key, value]) => ({ key, value: oneLine(value) }));
  const composed = new MailComposer({
    from: mailbox(mail.from),
    to: mailbox(mail.to),
    subject: oneLine(mail.subject),
    messageId: mail.messageId,
    date: DateTime.toDateUtc(now),
    text: mail.text.toWellFormed(),
    html: mail.html.toWellFormed(),
    headers,
    newline: "win",
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  return yield* Effect.tryPromise({
    try: () => composed.build(),
    catch: () => new MailRefused({ reason: "it cannot be put into the form of a mail" }),
  });
});
