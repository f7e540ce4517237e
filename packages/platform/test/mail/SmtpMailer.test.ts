import { assert, it } from "@effect/vitest";
import { Effect, Layer, Option, Redacted } from "effect";
import { generate } from "selfsigned";
import { Mailer } from "@atoll/platform/mail/Mailer";
import * as SmtpMailer from "@atoll/platform/mail/SmtpMailer";
import { isLoopback, parseSmtpUrl } from "@atoll/platform/mail/SmtpUrl";
import * as TestSmtp from "@atoll/platform/testing/TestSmtp";
import { mailerConformance, mailOf, Postbox } from "./mailerConformance.ts";

const certificate = Effect.promise(() =>
  generate([{ name: "commonName", value: "localhost" }], {
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] },
    ],
  }),
).pipe(Effect.map(({ private: key, cert }) => ({ key, cert })));

const mailerAt = (url: string, options: Omit<SmtpMailer.SmtpOptions, "server"> = { tls: "none" }) =>
  SmtpMailer.layer({ server: Option.getOrThrow(parseSmtpUrl(url)), ...options });

const send = (name: string, ...[url, options]: Parameters<typeof mailerAt>) =>
  Effect.flatMap(Mailer, (mailer) => mailer.send(mailOf(name))).pipe(Effect.provide(mailerAt(url, options)));

const overSmtp = Layer.unwrap(
  Effect.map(TestSmtp.start(), ({ port, taken }) =>
    Layer.merge(
      mailerAt(`smtp://localhost:${port}`),
      Layer.succeed(Postbox, { mails: Effect.sync(() => taken.map(({ raw }) => raw)) }),
    ),
  ),
);

mailerConformance("a mailer that hands over by SMTP", overSmtp);

it.live("an SMTP server's refusals end a mail for good only where they are of the receiver or the mail", () =>
  Effect.gen(function* () {
    const server = yield* TestSmtp.start();
    const url = `smtp://localhost:${server.port}`;
    const cases = [
      ["receiver", 550, "MailRefused"],
      ["receiver", 450, "MailerUnavailable"],
      ["receiver", 503, "MailerUnavailable"],
      ["content", 554, "MailRefused"],
      ["content", 451, "MailerUnavailable"],
      ["sender", 550, "MailerUnavailable"],
    ] as const;
    for (const [at, code, tag] of cases) {
      yield* server.refuseNext({ at, code, text: "<ana@lagoon.example>: not here" });
      const failure = yield* Effect.flip(send("refused", url));
      assert.strictEqual(failure._tag, tag, `${at} ${code}`);
      assert.include(failure.message, `${code}`);
      assert.include(failure.message, "not here");
      assert.notInclude(failure.message, "lagoon");
    }
    assert.lengthOf(server.taken, 0);
    yield* send("taken", url);
    const [mail] = server.taken;
    assert.deepInclude(mail, {
      from: "no-reply@hub.example",
      to: ["ana@lagoon.example"],
      isEncrypted: false,
    });
  }).pipe(Effect.scoped),
);

it.live("a mail waits for an SMTP server that is away", () =>
  Effect.gen(function* () {
    const server = yield* TestSmtp.start();
    const url = `smtp://localhost:${server.port}`;
    yield* server.stop;
    assert.strictEqual((yield* Effect.flip(send("away", url)))._tag, "MailerUnavailable");
    yield* server.startAgain;
    yield* send("back", url);
    assert.lengthOf(server.taken, 1);
  }).pipe(Effect.scoped),
);

it.live(
  "nothing is sent in the clear, or to a server whose certificate is not good, where TLS is asked for",
  () =>
    Effect.gen(function* () {
      const good = yield* certificate;
      const login = { user: "hub", password: "p@ss/word" };
      const plain = yield* TestSmtp.start();
      const upgrading = yield* TestSmtp.start({ certificate: good, login });
      const implicit = yield* TestSmtp.start({ certificate: good, isImplicitTls: true });
      const trusting = { tls: "required", authorities: good.cert } as const;

      const noTls = yield* Effect.flip(send("plain", `smtp://localhost:${plain.port}`, trusting));
      assert.strictEqual(noTls._tag, "MailerUnavailable");
      const unknown = yield* Effect.flip(
        send("unknown", `smtp://localhost:${upgrading.port}`, { tls: "required" }),
      );
      assert.strictEqual(unknown._tag, "MailerUnavailable");
      assert.include(unknown.message, "certificate");
      const otherName = yield* Effect.flip(send("name", `smtps://127.0.0.1:${implicit.port}`, trusting));
      assert.strictEqual(otherName._tag, "MailerUnavailable");
      const wrong = yield* Effect.flip(
        send("wrong", `smtp://hub:other@localhost:${upgrading.port}`, trusting),
      );
      assert.strictEqual(wrong._tag, "MailerUnavailable");
      assert.notInclude(wrong.message, "other");

      yield* send("upgraded", `smtp://hub:p%40ss%2Fword@localhost:${upgrading.port}`, trusting);
      yield* send("implicit", `smtps://localhost:${implicit.port}`, trusting);
      assert.deepInclude(upgrading.taken[0], { user: "hub", isEncrypted: true });
      assert.deepInclude(implicit.taken[0], { isEncrypted: true });
      assert.deepStrictEqual(
        [plain, upgrading, implicit].map(({ taken }) => taken.length),
        [0, 1, 1],
      );
    }).pipe(Effect.scoped),
);

it("an SMTP server's URL says host, port, TLS and login", () => {
  const parsed = (text: string) => Option.getOrThrow(parseSmtpUrl(text));
  assert.deepInclude(parsed("smtp://mail.example"), {
    host: "mail.example",
    port: 587,
    isImplicitTls: false,
  });
  assert.deepInclude(parsed("smtps://[::1]/"), { host: "::1", port: 465, isImplicitTls: true });
  const login = Option.getOrThrow(parsed("smtp://a%40b:p%2Fq@mail.example:25").login);
  assert.deepStrictEqual([login.user, Redacted.value(login.password)], ["a@b", "p/q"]);
  for (const text of [
    "mail.example",
    "http://mail.example",
    "smtp://",
    "smtp://a:%zz@b",
    "smtp://a/b",
    "smtp://a?b",
  ]) {
    assert.isTrue(Option.isNone(parseSmtpUrl(text)), text);
  }
  assert.isTrue(["smtp://localhost", "smtp://127.0.0.1", "smtp://[::1]"].map(parsed).every(isLoopback));
  assert.isFalse(isLoopback(parsed("smtp://127.0.0.1.example")));
});
