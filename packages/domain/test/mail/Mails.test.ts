import { PgClient } from "@effect/sql-pg";
import type { Job } from "@atoll/contract/jobs/Job";
import { Database } from "@atoll/database/Database";
import * as SmtpMailer from "@atoll/platform/mail/SmtpMailer";
import { parseSmtpUrl } from "@atoll/platform/mail/SmtpUrl";
import * as TestSmtp from "@atoll/platform/testing/TestSmtp";
import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { assert, layer } from "@effect/vitest";
import { Context, DateTime, Effect, Exit, Layer, Logger, Option, Redacted, References, Stream } from "effect";
import { Reactivity } from "effect/reactivity";
import PostalMime from "postal-mime";
import { Jobs } from "../../src/jobs/Jobs.ts";
import { TenantKeys } from "../../src/keys/TenantKeys.ts";
import { MailConfig } from "../../src/mail/MailConfig.ts";
import { Mails } from "../../src/mail/Mails.ts";
import { ResetPassword } from "../../src/mail/MailTemplate.ts";
import { sendMailHandler } from "../../src/mail/SendMail.ts";
import { layerRunning, layerSubmitting } from "../support/jobProcess.ts";
import { organisation } from "../support/organisation.ts";
import { layerPostgres } from "../support/TestDatabase.ts";
import { untilOver } from "../support/untilOver.ts";

const canary = "atoll_o_canary-in-the-coral-mine";
const address = "ana.canary@lagoon.example";
const words = "Canary Costa";

const mail = (minutes: number) =>
  Effect.map(DateTime.now, (now) => ({
    to: { name: words, address },
    template: ResetPassword.make({
      token: Redacted.make(canary),
      validUntil: DateTime.add(now, { minutes }),
      origin: { at: now, by: words, address: "192.0.2.7", userAgent: null },
    }),
  }));

const logged: Array<string> = [];
const recorder = Logger.layer([Logger.make((entry) => void logged.push(Logger.formatJson.log(entry)))]);

const keys = TenantKeys.layer.pipe(Layer.provide(layerSubmitting));

/** A process of the hub that sends and runs; it takes the shards over from those before it. */
const start = (port: number) =>
  Layer.build(
    Mails.layer.pipe(
      Layer.provideMerge(layerRunning([sendMailHandler]).pipe(Layer.provide(keys))),
      Layer.provide([
        SmtpMailer.layer({
          server: Option.getOrThrow(parseSmtpUrl(`smtp://localhost:${port}`)),
          tls: "none",
        }),
        MailConfig.layer({
          from: { name: "Atoll", address: "no-reply@hub.example" },
          publicUrl: new URL("https://hub.example"),
        }),
      ]),
    ),
  );

/** All that is kept of jobs, as text. */
const rows = Effect.gen(function* () {
  const { urls } = yield* TestPostgres;
  const sql = yield* PgClient.make({ url: urls.superuser });
  return yield* Effect.forEach(["jobs", "job_attempts", "dead_letters", "outbox"], (table) =>
    Effect.map(
      sql`select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text as rows from ${sql(table)} t`,
      (found) => `${table}: ${JSON.stringify(found)}`,
    ),
  );
}).pipe(Effect.scoped, Effect.provide(Reactivity.layer));

const hub = Layer.mergeAll(
  layerPostgres,
  KeyEncryptionKey.layerTest,
  recorder,
  Layer.succeed(References.MinimumLogLevel, "Trace"),
);

layer(hub, { excludeTestServices: true, timeout: "60 seconds" })("a mail", (it) => {
  it.effect(
    "waits for the server, arrives once though two runners compete, and stands nowhere in the clear",
    () =>
      Effect.gen(function* () {
        const server = yield* TestSmtp.start();
        yield* server.stop;
        const one = yield* start(server.port);
        const other = yield* start(server.port);
        const inOne = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.provideContext(effect, one);
        const owner = yield* inOne(organisation("Lagoon"));
        const content = yield* mail(60);
        const sent = yield* owner.as(
          Effect.all([Context.get(one, Mails).send(content), Context.get(other, Mails).send(content)]),
        );
        const secondAttempt = (job: Job) => job.attempts >= 2;
        for (const jobId of sent) {
          const watched = Context.get(other, Jobs).progress(jobId).pipe(Stream.filter(secondAttempt));
          yield* owner.as(Stream.runHead(watched));
        }
        yield* server.startAgain;
        for (const jobId of sent) {
          const job = yield* owner.as(Effect.provideContext(untilOver(jobId), other));
          assert.strictEqual(job.state, "completed");
        }
        const found = yield* Effect.promise(() =>
          Promise.all(server.taken.map(({ raw }) => PostalMime.parse(raw))),
        );
        assert.deepStrictEqual(
          found.map(({ messageId }) => messageId).toSorted(),
          sent.map((jobId) => `<${jobId}@hub.example>`).toSorted(),
        );
        for (const { text, html, to, subject } of found) {
          assert.deepStrictEqual(to, [{ name: words, address }]);
          assert.strictEqual(subject, "Choose a new password");
          for (const part of [text, html])
            assert.include(part, `https://hub.example/reset-password#token=${canary}`);
        }

        yield* server.refuseNext({ at: "receiver", code: 550, text: `<${address}>: unknown here` });
        const unknown = yield* owner.as(Context.get(other, Mails).send(content));
        const refused = yield* owner.as(Effect.provideContext(untilOver(unknown), other));
        assert.deepInclude(refused, { state: "failed", attempts: 1 });
        assert.include(refused.failure, "550");
        const late = yield* owner.as(Effect.flatMap(mail(-1), Context.get(other, Mails).send));
        const past = yield* owner.as(Effect.provideContext(untilOver(late), other));
        assert.deepInclude(past, {
          state: "failed",
          attempts: 1,
          failure: "The link in it no longer works.",
        });
        assert.lengthOf(server.taken, 2);

        const kept = yield* rows;
        assert.isTrue(kept.every((text) => text.includes(sent[0]) || !text.startsWith("jobs")));
        assert.isAbove(logged.length, 0);
        const sealed = kept.flatMap((text) => text.match(/(?<=sealed\W+)[\w-]{40,}/g) ?? []);
        assert.isAtLeast(sealed.length, 4);
        const opened = sealed.map((text) => Buffer.from(text, "base64url").toString("latin1"));
        for (const text of [...kept, ...logged, ...opened]) assert.notMatch(text, /canary|192\.0\.2\.7/i);
      }).pipe(Effect.scoped),
  );

  it.effect("is sent if and only if the transaction that tells of it commits", () =>
    Effect.gen(function* () {
      const server = yield* TestSmtp.start();
      const process = yield* start(server.port);
      const owner = yield* Effect.provideContext(organisation("Lagoon"), process);
      const { transaction } = Context.get(process, Database);
      const send = Effect.flatMap(mail(60), Context.get(process, Mails).send);
      const failed = yield* owner.as(
        Effect.exit(transaction(Effect.andThen(send, Effect.fail("no" as const)))),
      );
      assert.isTrue(Exit.isFailure(failed));
      const jobId = yield* owner.as(transaction(send));
      const [taken] = yield* server.hasTaken(1);
      assert.include(Buffer.from(taken?.raw ?? []).toString(), `Message-ID: <${jobId}@hub.example>`);
      assert.lengthOf((yield* owner.as(Context.get(process, Jobs).list({}, {}))).items, 1);
    }).pipe(Effect.scoped),
  );
});
