import { Effect, Latch } from "effect";
import { SMTPServer, type SMTPServerDataStream } from "smtp-server";

/** A mail as the server took it. */
export interface TakenMail {
  readonly from: string;
  readonly to: ReadonlyArray<string>;
  /** As whom the sender had logged in. */
  readonly user: string | undefined;
  readonly isEncrypted: boolean;
  readonly raw: Uint8Array;
}

export interface TestSmtpOptions {
  /** In PEM. Without it the server offers no TLS. */
  readonly certificate?: { readonly key: string; readonly cert: string };
  /** TLS from the first byte instead of STARTTLS. */
  readonly isImplicitTls?: boolean;
  /** Nothing is taken from anybody else. */
  readonly login?: { readonly user: string; readonly password: string };
}

/** A reply that is no consent: the next mail gets it instead of being taken. */
export interface TestRefusal {
  readonly at: "sender" | "receiver" | "content";
  readonly code: number;
  readonly text: string;
}

export interface TestSmtp {
  readonly port: number;
  readonly taken: ReadonlyArray<TakenMail>;
  /** Waits until it has taken so many. */
  readonly hasTaken: (mails: number) => Effect.Effect<ReadonlyArray<TakenMail>>;
  /** For one mail. */
  readonly refuseNext: (refusal: TestRefusal) => Effect.Effect<void>;
  /** Ends all connections; nobody listens at the port. */
  readonly stop: Effect.Effect<void>;
  /** At the same port, with what it has taken before. */
  readonly startAgain: Effect.Effect<void>;
}

const readAll = async (stream: SMTPServerDataStream): Promise<Uint8Array> =>
  Buffer.concat(await stream.toArray());

/** A real SMTP server on loopback, within this process, that keeps what it takes. Whoever uses it brings `smtp-server`. */
export const start = Effect.fnUntraced(function* (options: TestSmtpOptions = {}) {
  const { certificate, isImplicitTls = false, login } = options;
  const taken: Array<TakenMail> = [];
  const waiting = new Set<{ readonly mails: number; readonly latch: Latch.Latch }>();
  let refusal: TestRefusal | undefined;

  const refused = (at: TestRefusal["at"]): Error | undefined => {
    if (refusal?.at !== at) return undefined;
    const { code, text } = refusal;
    refusal = undefined;
    return Object.assign(new Error(text), { responseCode: code });
  };
  const keep = (mail: TakenMail) => {
    taken.push(mail);
    for (const { mails, latch } of waiting) if (taken.length >= mails) latch.openUnsafe();
  };

  const make = () =>
    new SMTPServer({
      ...(certificate ?? { disabledCommands: ["STARTTLS"] }),
      secure: isImplicitTls,
      logger: false,
      authOptional: login === undefined,
      closeTimeout: 1,
      disableReverseLookup: true,
      onAuth: ({ username, password }, _session, answer) =>
        username === login?.user && password === login?.password
          ? answer(null, { user: username })
          : answer(new Error("Authentication credentials invalid")),
      onMailFrom: (_address, _session, answer) => answer(refused("sender")),
      onRcptTo: (_address, _session, answer) => answer(refused("receiver")),
      onData: (stream, { envelope, user, secure }, answer) => {
        void readAll(stream).then((raw) => {
          const fault = refused("content");
          const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
          const to = envelope.rcptTo.map(({ address }) => address);
          if (fault === undefined) {
            keep({ from, to, user: typeof user === "string" ? user : undefined, isEncrypted: secure, raw });
          }
          answer(fault);
        });
      },
    });

  let server = make();
  const listen = (port: number) =>
    Effect.callback<number>((resume) => {
      server = make();
      // A client that goes away is no news here.
      server.on("error", () => undefined);
      const listening = server.listen(port, "127.0.0.1", () => {
        const address = listening.address();
        resume(Effect.succeed(typeof address === "object" && address !== null ? address.port : 0));
      });
    });
  const stop = Effect.callback<void>((resume) => server.close(() => resume(Effect.void)));

  const port = yield* Effect.acquireRelease(listen(0), () => stop);
  return {
    port,
    taken,
    hasTaken: (mails) =>
      Effect.suspend(() => {
        if (taken.length >= mails) return Effect.succeed(taken);
        const entry = { mails, latch: Latch.makeUnsafe() };
        waiting.add(entry);
        return Effect.as(entry.latch.await, taken);
      }),
    refuseNext: (next) => Effect.sync(() => void (refusal = next)),
    stop,
    startAgain: Effect.asVoid(listen(port)),
  } satisfies TestSmtp;
});
