import { Layer } from "effect";
import { RunLeaseRepository } from "./analyses/RunLeaseRepository.ts";
import { AuditChains } from "./audit/AuditChains.ts";
import { TenureRepository } from "./cluster/TenureRepository.ts";
import { OutboxQueue } from "./events/OutboxQueue.ts";
import { AccessTokenKeyRepository } from "./identity/AccessTokenKeyRepository.ts";
import { HubKeyRepository } from "./identity/HubKeyRepository.ts";
import { DeadLetterWatch } from "./jobs/DeadLetterWatch.ts";
import { SealedBoxRepository } from "./keys/SealedBoxRepository.ts";
import { RetentionRepository } from "./retention/RetentionRepository.ts";
import { DueSchedules } from "./schedules/DueSchedules.ts";
import { SystemScheduleRepository } from "./schedules/SystemScheduleRepository.ts";
import { JobQueue } from "./jobs/JobQueue.ts";
import { WorkRetentionRepository } from "./retention/WorkRetentionRepository.ts";
import { TenantPurgeRepository } from "./tenants/TenantPurgeRepository.ts";
import { WorkflowJournal } from "./workflows/WorkflowJournal.ts";

/** Every repository that works across tenants; needs `SystemDatabase`. */
export const layer = Layer.mergeAll(
  AuditChains.layer,
  OutboxQueue.layer,
  RunLeaseRepository.layer,
  HubKeyRepository.layer,
  AccessTokenKeyRepository.layer,
  SealedBoxRepository.layer,
  DeadLetterWatch.layer,
  DueSchedules.layer,
  SystemScheduleRepository.layer,
  RetentionRepository.layer,
  TenantPurgeRepository.layer,
  TenureRepository.layer,
  JobQueue.layer,
  WorkflowJournal.layer,
  WorkRetentionRepository.layer,
);
