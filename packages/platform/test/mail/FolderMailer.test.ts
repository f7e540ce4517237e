import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import * as FolderMailer from "@atoll/platform/mail/FolderMailer";
import { Mailer } from "@atoll/platform/mail/Mailer";
import { mailerConformance, mailOf, Postbox } from "./mailerConformance.ts";

const scratch = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "atoll-mail-"))),
  (folder) => Effect.sync(() => rmSync(folder, { recursive: true, force: true })),
);

const inFolder = Layer.unwrap(
  Effect.map(scratch, (root) => {
    const folder = join(root, "mail");
    const mails = Effect.sync(() => readdirSync(folder).map((name) => readFileSync(join(folder, name))));
    return Layer.merge(FolderMailer.layer(folder), Layer.succeed(Postbox, { mails }));
  }),
);

mailerConformance("a mailer that writes into a folder", inFolder);

it.live("a folder of mail is for its owner only, holds each mail once, and may be away for a while", () =>
  Effect.gen(function* () {
    const root = yield* scratch;
    const folder = join(root, "mail");
    yield* Effect.gen(function* () {
      const { send } = yield* Mailer;
      yield* send(mailOf("one"));
      yield* send(mailOf("one", { subject: "again" }));
      assert.deepStrictEqual(readdirSync(folder), ["one.eml"]);
      assert.strictEqual(statSync(join(folder, "one.eml")).mode & 0o777, 0o600);
      assert.strictEqual(statSync(folder).mode & 0o777, 0o700);
      rmSync(folder, { recursive: true });
      writeFileSync(folder, "in the way");
      assert.strictEqual((yield* Effect.flip(send(mailOf("two"))))._tag, "MailerUnavailable");
    }).pipe(Effect.provide(FolderMailer.layer(folder)));
  }).pipe(Effect.scoped),
);
