import type { RetentionRepository } from "@atoll/database/retention/RetentionRepository";
import type { WorkRetentionRepository } from "@atoll/database/retention/WorkRetentionRepository";
import { DeadLetters } from "@atoll/domain/jobs/DeadLetters";
import { deadLetterWatcher } from "@atoll/domain/jobs/DeadLetterWatcher";
import { echo, echoHandler } from "@atoll/domain/jobs/EchoJob";
import { internal, JobCatalogue } from "@atoll/domain/jobs/JobCatalogue";
import { Jobs } from "@atoll/domain/jobs/Jobs";
import { OfferedJobs } from "@atoll/domain/jobs/OfferedJobs";
import { Mails } from "@atoll/domain/mail/Mails";
import { SendMail, sendMailHandler, SendOldMail, sendOldMailHandler } from "@atoll/domain/mail/SendMail";
import { accessTokenKeyRotation } from "@atoll/domain/keys/AccessTokenKeys";
import { keyResealing } from "@atoll/domain/keys/KeyResealing";
import { TenantKeys } from "@atoll/domain/keys/TenantKeys";
import { Schedules } from "@atoll/domain/schedules/Schedules";
import * as ScheduleTimer from "@atoll/domain/schedules/ScheduleTimer";
import { JobHints } from "@atoll/infra/jobs/JobHints";
import * as Retention from "@atoll/infra/retention/Retention";
import * as WorkRetention from "@atoll/infra/retention/WorkRetention";
import * as JobRunner from "@atoll/infra/jobs/JobRunner";
import * as SystemSchedules from "@atoll/infra/schedules/SystemSchedules";
import { Layer } from "effect";
import * as MailServices from "./MailServices.ts";

/** Every kind of jobs of this release. */
const catalogue = JobCatalogue.layer([echo, internal(SendMail), internal(SendOldMail)]);

/** What can be asked of jobs, and what the runner of this process hears of them. */
export const layer = Layer.mergeAll(DeadLetters.layer, Schedules.layer, Mails.layer).pipe(
  Layer.provideMerge(OfferedJobs.layer),
  Layer.provideMerge(Layer.mergeAll(Jobs.layer, catalogue)),
  Layer.provideMerge(JobHints.layer),
);

/** Carries jobs out, those of the shards that this process owns. Part of the runner role. */
export const layerRunner = JobRunner.layer({
  handlers: [echoHandler, sendMailHandler, sendOldMailHandler],
}).pipe(Layer.provide([MailServices.layer, TenantKeys.layer]));

/** What recurs: the schedules of organisations and those of the hub. Part of the runner role. */
export const layerTimers = Layer.mergeAll(
  ScheduleTimer.layer,
  SystemSchedules.layer([deadLetterWatcher]),
  SystemSchedules.layer([accessTokenKeyRotation]),
  SystemSchedules.layer([keyResealing]),
  SystemSchedules.layer<RetentionRepository | WorkRetentionRepository>([
    Retention.schedule,
    WorkRetention.schedule,
  ]),
);
