import { JobId } from "@atoll/contract/jobs/Job";
import { Database, type DatabaseUnavailable } from "@atoll/database/Database";
import { Context, Effect, Layer } from "effect";
import { Jobs } from "../jobs/Jobs.ts";
import { TenantKeys } from "../keys/TenantKeys.ts";
import { newId } from "../newId.ts";
import * as MailSealing from "./MailSealing.ts";
import { SendMail } from "./SendMail.ts";

/** Mail to people, on behalf of the tenant that acts. */
export class Mails extends Context.Service<
  Mails,
  {
    /**
     * Answers when the mail is durable, as a job of the current tenant: inside a `Database.transaction` it is sent if
     * and only if that commits. It does not mean that it was sent, or that there is anybody at the address. Who gets it
     * and what it says are sealed; the job's id is the left side of its Message-ID. Where nobody is signed in, call it
     * within `actingAs` of an organisation that the person belongs to; without a tenant it is a defect.
     */
    readonly send: (mail: MailSealing.MailContent) => Effect.Effect<JobId, DatabaseUnavailable>;
  }
>()("@atoll/domain/mail/Mails") {
  static readonly layer = Layer.effect(
    Mails,
    Effect.gen(function* () {
      const { transaction } = yield* Database;
      const jobs = yield* Jobs;
      const { seal } = yield* MailSealing.make;
      return Mails.of({
        send: Effect.fn("Mails.send")(function* (mail) {
          const jobId = yield* newId(JobId);
          const sealed = yield* seal(jobId, mail);
          yield* jobs.submit(SendMail, { template: mail.template._tag, sealed }, { jobId });
          return jobId;
        }, transaction),
      });
    }),
  ).pipe(Layer.provide(TenantKeys.layer));
}
