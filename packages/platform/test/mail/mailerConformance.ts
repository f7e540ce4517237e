import { assert, layer } from "@effect/vitest";
import { Context, Effect, type Layer } from "effect";
import PostalMime from "postal-mime";
import { type Mail, Mailer } from "@atoll/platform/mail/Mailer";

/** What has come out at the other end, as it travelled. */
export class Postbox extends Context.Service<
  Postbox,
  { readonly mails: Effect.Effect<ReadonlyArray<Uint8Array>> }
>()("test/Postbox") {}

export const mailOf = (name: string, more: Partial<Mail> = {}): Mail => ({
  from: { name: "Atoll", address: "no-reply@hub.example" },
  to: { name: "Ana", address: "ana@lagoon.example" },
  subject: "Hello",
  text: "Hello\n",
  html: "<p>Hello</p>",
  messageId: `<${name}@hub.example>`,
  ...more,
});

const received = Effect.fnUntraced(function* ({ messageId }: Mail) {
  const raws = yield* (yield* Postbox).mails;
  const parsed = yield* Effect.promise(() =>
    Promise.all(raws.map(async (raw) => ({ raw: Buffer.from(raw), mail: await PostalMime.parse(raw) }))),
  );
  return parsed.filter(({ mail }) => mail.messageId === messageId);
});

const receivedOnce = Effect.fnUntraced(function* (mail: Mail) {
  const [found, ...more] = yield* received(mail);
  assert.isDefined(found);
  assert.lengthOf(more, 0);
  return found;
});

const headerNames = ["content-type", "date", "from", "message-id", "mime-version", "subject", "to", "x-note"];

const lineBreaks = ["\r\n", "\n", "\r", "\u0085", "\u2028", "\u000b", "\r\n\r\n", "\u0000\r\n "];
const hostileTexts = lineBreaks.flatMap((end) => [
  `x${end}Bcc: eve@reef.example`,
  `${end}Subject: other${end}${end}<b>body</b>`,
]);
const hostileAddresses = [
  "ana@lagoon.example\r\nBcc: eve@reef.example",
  "ana@lagoon.example\nRCPT TO:<eve@reef.example>",
  "ana@lagoon.example, eve@reef.example",
  "ana@lagoon.example> <eve@reef.example",
  "Ana <ana@lagoon.example>",
  '"eve@reef.example, "@lagoon.example',
  "ana@lagoon.example\u0000",
  "ana@eve@lagoon.example",
  "ana",
  "@lagoon.example",
  "ana@",
  "",
  "\ud800@lagoon.example",
  `${"a".repeat(250)}@lagoon.example`,
];

/** What every mailer promises, wherever it puts mail. Each adapter's test runs all of it. */
export const mailerConformance = <E>(name: string, mailer: Layer.Layer<Mailer | Postbox, E>) =>
  layer(mailer, { excludeTestServices: true })(name, (it) => {
    it.effect("brings text, HTML and headers over whole, in any script and of any length", () =>
      Effect.gen(function* () {
        const long = "word ".repeat(2_000).trim();
        const unbroken = "x".repeat(5_000);
        const mail = mailOf("whole", {
          to: { name: "Åsa Núñez 島", address: "asa@lagoon.example" },
          subject: `Ørsted “≥ 10” 島 ${"lang ".repeat(60)}end`,
          text: `Grüße 島\n.\n..dots\n${long}\n${unbroken}\n`,
          html: `<p>Grüße &amp; 島</p>\n.\n<p>${long}</p><p>${unbroken}</p>`,
          headers: { "X-Note": "under the sea" },
        });
        yield* (yield* Mailer).send(mail);
        const { raw, mail: found } = yield* receivedOnce(mail);
        assert.strictEqual(found.subject, mail.subject);
        assert.strictEqual(found.text?.replaceAll("\r\n", "\n").trimEnd(), mail.text.trimEnd());
        assert.strictEqual(found.html?.replaceAll("\r\n", "\n").trim(), mail.html);
        assert.deepStrictEqual(found.to, [{ name: "Åsa Núñez 島", address: "asa@lagoon.example" }]);
        assert.deepStrictEqual(found.from, { name: "Atoll", address: "no-reply@hub.example" });
        assert.strictEqual(found.headers.find(({ key }) => key === "x-note")?.value, "under the sea");
        assert.isTrue(raw.every((byte) => byte < 128));
        const lines = raw.toString("ascii").split("\r\n");
        assert.isTrue(lines.every((line) => line.length <= 78 && !/[\r\n]/.test(line)));
      }),
    );

    it.effect("lets no text begin a header, a body or another receiver", () =>
      Effect.gen(function* () {
        for (const [index, text] of hostileTexts.entries()) {
          const mail = mailOf(`hostile-${index}`, {
            from: { name: text, address: "no-reply@hub.example" },
            to: { name: text, address: "ana@lagoon.example" },
            subject: text,
            headers: { "X-Note": text },
          });
          yield* (yield* Mailer).send(mail);
          const { mail: found } = yield* receivedOnce(mail);
          assert.deepStrictEqual(found.headers.map(({ key }) => key).toSorted(), headerNames);
          assert.deepStrictEqual(
            found.to?.map(({ address }) => address),
            ["ana@lagoon.example"],
          );
          assert.strictEqual(found.from?.address, "no-reply@hub.example");
          assert.strictEqual(found.text?.trim(), "Hello");
          assert.strictEqual(found.attachments.length, 0);
        }
      }),
    );

    it.effect("refuses for good what is no address, on either side, and sends nothing", () =>
      Effect.gen(function* () {
        const mailer = yield* Mailer;
        const before = (yield* (yield* Postbox).mails).length;
        for (const address of hostileAddresses) {
          const toIt = yield* Effect.flip(mailer.send(mailOf("refused", { to: { address } })));
          const fromIt = yield* Effect.flip(mailer.send(mailOf("refused", { from: { address } })));
          assert.strictEqual(toIt._tag, "MailRefused", address);
          assert.strictEqual(fromIt._tag, "MailRefused", address);
        }
        for (const messageId of ["<../../x@y>", "x@y", "<x@y>\r\nBcc: eve@reef.example", "<x\n@y>"]) {
          const refused = yield* Effect.flip(mailer.send(mailOf("refused", { messageId })));
          assert.strictEqual(refused._tag, "MailRefused", messageId);
        }
        assert.lengthOf(yield* (yield* Postbox).mails, before);
      }),
    );

    it.effect("keeps the Message-ID when it is told to send again", () =>
      Effect.gen(function* () {
        const mail = mailOf("again");
        yield* (yield* Mailer).send(mail);
        yield* (yield* Mailer).send(mail);
        assert.isAtLeast((yield* received(mail)).length, 1);
        const all = yield* (yield* Postbox).mails;
        assert.isTrue(
          all.every((raw) => /^Message-ID: <[\w-]+@hub\.example>\r$/m.test(Buffer.from(raw).toString())),
        );
      }),
    );
  });
