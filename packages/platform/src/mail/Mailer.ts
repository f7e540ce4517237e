import { Context, Effect, Layer, Ref, Schema } from "effect";

/** Somebody who sends or gets mail. A name may hold anything; see `composeMail` for what becomes of it. */
export interface Mailbox {
  readonly name?: string;
  readonly address: string;
}

/** One message to one person. */
export interface Mail {
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** With its brackets: `<left@right>`. The same for every attempt at the same mail (RFC 5322 §3.6.4). */
  readonly messageId: string;
  /** Beyond those that follow from the rest. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The mail did not go out, or nobody knows whether it did. The same mail may go out later. */
export class MailerUnavailable extends Schema.TaggedError<MailerUnavailable>()("MailerUnavailable", {
  reason: Schema.String,
}) {
  override get message(): string {
    return `The mail could not be sent yet: ${this.reason}`;
  }
}

/** Its address, or the mail itself, is refused for good: sending it again does not help. */
export class MailRefused extends Schema.TaggedError<MailRefused>()("MailRefused", {
  reason: Schema.String,
}) {
  override get message(): string {
    return `The mail is refused: ${this.reason}`;
  }
}

/** Hands mail to whatever brings it on its way. */
export class Mailer extends Context.Service<
  Mailer,
  {
    /**
     * When this succeeds the next station has taken the mail over, durably. It does not mean that it arrived: a later
     * station may send it back to `from`. Sent again after a failure, the mail may arrive twice, both times under its
     * Message-ID. No reason of a failure holds the address of the receiver, or anything of the content.
     */
    readonly send: (mail: Mail) => Effect.Effect<void, MailRefused | MailerUnavailable>;
  }
>()("@atoll/platform/mail/Mailer") {
  /** Keeps what was sent in `sent`, for tests of whoever sends. */
  static readonly layerMemory = (sent: Ref.Ref<ReadonlyArray<Mail>>) =>
    Layer.succeed(Mailer, { send: (mail) => Ref.update(sent, (mails) => [...mails, mail]) });
}
