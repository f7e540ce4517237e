import { Effect, Layer, Option, Redacted, Schema } from "effect";
import { createTransport } from "nodemailer";
import { composeMail } from "./composeMail.ts";
import { Mailer, MailerUnavailable, MailRefused } from "./Mailer.ts";
import type { SmtpAddress } from "./SmtpUrl.ts";

export interface SmtpOptions {
  readonly server: SmtpAddress;
  /** `none` for servers on this machine: what is sent can be read on the way, links that sign in included. */
  readonly tls: "required" | "none";
  /** In PEM, instead of the well-known ones. */
  readonly authorities?: string;
}

/** In milliseconds: to be connected and greeted, and without a word from the server. */
const patience = { connect: 10_000, silence: 30_000 };

const Failure = Schema.Struct({
  command: Schema.optionalKey(Schema.String),
  responseCode: Schema.optionalKey(Schema.Number),
  response: Schema.optionalKey(Schema.String),
  message: Schema.String,
});
const decodeFailure = Schema.decodeUnknownOption(Failure);

/** Of the receiver or of the message: what the server thinks of the sender, or of a login, a person can mend. */
const isForGood = ({ command, responseCode = 0 }: typeof Failure.Type): boolean =>
  (command === "RCPT TO" || command === "DATA") &&
  responseCode >= 500 &&
  responseCode < 600 &&
  // Bad sequence of commands: nothing was said about the message (RFC 5321 §4.2.2).
  responseCode !== 503;

/** Servers like to repeat the address; who reads of failures need not read it. */
const withoutAddress = (text: string, address: string): string =>
  text.replaceAll(/\s+/g, " ").replaceAll(address, "the receiver").slice(0, 500);

const failureOf =
  (address: string) =>
  (cause: unknown): MailRefused | MailerUnavailable =>
    Option.match(decodeFailure(cause), {
      onNone: () => new MailerUnavailable({ reason: "the connection failed" }),
      onSome: (failure) => {
        const said = failure.response ?? failure.message;
        const reason = withoutAddress(said, address);
        return isForGood(failure) ? new MailRefused({ reason }) : new MailerUnavailable({ reason });
      },
    });

/**
 * Hands each mail to one SMTP server (RFC 5321), on a connection of its own. TLS 1.2 at least, with a certificate that
 * is valid for the server's name; a server that does not offer it gets nothing. What the server refuses for good of the
 * receiver or the message is `MailRefused`; everything else, a wrong password included, may be tried again.
 */
export const layer = ({ server, tls, authorities }: SmtpOptions) =>
  Layer.sync(Mailer, () => {
    const { host, port, isImplicitTls, login } = server;
    const transport = createTransport({
      host,
      port,
      secure: isImplicitTls,
      ...(tls === "required" ? { requireTLS: true } : { ignoreTLS: true }),
      tls: { minVersion: "TLSv1.2", ...(authorities === undefined ? {} : { ca: authorities }) },
      connectionTimeout: patience.connect,
      greetingTimeout: patience.connect,
      dnsTimeout: patience.connect,
      socketTimeout: patience.silence,
      disableFileAccess: true,
      disableUrlAccess: true,
      ...Option.match(login, {
        onNone: () => ({}),
        onSome: ({ user, password }) => ({ auth: { user, pass: Redacted.value(password) } }),
      }),
    });
    return Mailer.of({
      send: Effect.fn("SmtpMailer.send")(function* (mail) {
        const raw = yield* composeMail(mail);
        const { address } = mail.to;
        const envelope = { from: mail.from.address, to: address };
        yield* Effect.tryPromise({
          try: (signal) => transport.sendMail({ envelope, raw, signal }),
          catch: failureOf(address),
        });
      }),
    });
  });
