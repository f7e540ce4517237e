import { Text } from "@atoll/contract/Text";
import { JobRejected, type JobRun } from "@atoll/infra/jobs/JobHandler";
import { Mailer } from "@atoll/platform/mail/Mailer";
import { DateTime, Effect, Schema } from "effect";
import type { PayloadOf } from "../jobs/JobDefinition.ts";
import * as JobDefinition from "../jobs/JobDefinition.ts";
import { letterFor } from "./letterFor.ts";
import { usefulUntil } from "./letterOf.ts";
import { MailConfig } from "./MailConfig.ts";
import * as MailSealing from "./MailSealing.ts";

/** Somebody waits for it; a server that is away is waited for, several minutes long. */
const mailOf = (type: string) =>
  JobDefinition.make({
    type,
    payload: Schema.Struct({
      /** Which one: all of it that is not sealed. */
      template: Text({ min: 1, max: 100 }),
      sealed: Schema.Uint8ArrayFromBase64Url,
    }),
    result: Schema.Void,
    priority: "high",
    maxAttempts: 30,
    timeout: "2 minutes",
  });

/** A mail on its way, sealed under the key of its organisation, for its job. */
export const SendMail = mailOf("mail/2");

/** A mail of before organisations had keys: a dead letter may still bring one. */
export const SendOldMail = mailOf("mail/1");

/**
 * Sends it, at least once: all attempts at one job are the same mail, by its Message-ID. What is refused for good, and
 * what would bring a link that no longer works, is not tried again.
 */
const send = Effect.fnUntraced(function* ({ sealed }: PayloadOf<typeof SendMail>, { jobId }: JobRun) {
  const config = yield* MailConfig;
  const { open } = yield* MailSealing.make;
  const mailer = yield* Mailer;
  const content = yield* open(jobId, sealed).pipe(
    Effect.catchTags({
      WrappingBroken: ({ message }) => Effect.fail(new JobRejected({ message })),
      MailUnreadable: ({ message }) => Effect.fail(new JobRejected({ message })),
    }),
  );
  const until = usefulUntil(content.template);
  if (until !== null && DateTime.isLessThan(until, yield* DateTime.now)) {
    return yield* new JobRejected({ message: "The link in it no longer works." });
  }
  yield* mailer
    .send(letterFor(config, content, jobId))
    .pipe(Effect.catchTag("MailRefused", ({ message }) => Effect.fail(new JobRejected({ message }))));
});

export const sendMailHandler = SendMail.handler(send);
export const sendOldMailHandler = SendOldMail.handler(send);
