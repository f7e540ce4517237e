import { Layer } from "effect";
import { EntitlementRepository } from "./access/EntitlementRepository.ts";
import { GrantRepository } from "./access/GrantRepository.ts";
import { RoleRepository } from "./access/RoleRepository.ts";
import { AnalysisLogRepository } from "./analyses/AnalysisLogRepository.ts";
import { AnalysisRepository } from "./analyses/AnalysisRepository.ts";
import { RunRepository } from "./analyses/RunRepository.ts";
import { OutboxRepository } from "./events/OutboxRepository.ts";
import { AuditEntryRepository } from "./audit/AuditEntryRepository.ts";
import { ApiKeyRepository } from "./identity/ApiKeyRepository.ts";
import { AccountRepository } from "./identity/AccountRepository.ts";
import { CeremonyRepository } from "./identity/CeremonyRepository.ts";
import { ExternalCallerRepository } from "./identity/ExternalCallerRepository.ts";
import { LoginThrottleRepository } from "./identity/LoginThrottleRepository.ts";
import { OneTimeTokenRepository } from "./identity/OneTimeTokenRepository.ts";
import { PersonSessionRepository } from "./identity/PersonSessionRepository.ts";
import { PasskeyRepository } from "./identity/PasskeyRepository.ts";
import { SecondFactorRepository } from "./identity/SecondFactorRepository.ts";
import { LinkedAccountRepository } from "./identity/LinkedAccountRepository.ts";
import { LoginAttemptRepository } from "./identity/LoginAttemptRepository.ts";
import { LoginProviderRepository } from "./identity/LoginProviderRepository.ts";
import { RefreshTokenRepository } from "./identity/RefreshTokenRepository.ts";
import { SessionRepository } from "./identity/SessionRepository.ts";
import { UserRepository } from "./identity/UserRepository.ts";
import { DeadLetterRepository } from "./jobs/DeadLetterRepository.ts";
import { EffectRepository } from "./jobs/EffectRepository.ts";
import { IdempotencyRepository } from "./jobs/IdempotencyRepository.ts";
import { JobRepository } from "./jobs/JobRepository.ts";
import { TenantKeyRepository } from "./keys/TenantKeyRepository.ts";
import { MessageRepository } from "./messages/MessageRepository.ts";
import { NodeRepository } from "./nodes/NodeRepository.ts";
import { NodeTokenRepository } from "./nodes/NodeTokenRepository.ts";
import { RunTokenRepository } from "./nodes/RunTokenRepository.ts";
import { ProjectRepository } from "./projects/ProjectRepository.ts";
import { ScheduleRepository } from "./schedules/ScheduleRepository.ts";
import { AnalysisFileRepository } from "./storage/AnalysisFileRepository.ts";
import { InvitationRepository } from "./tenants/InvitationRepository.ts";
import { MembershipRepository } from "./tenants/MembershipRepository.ts";
import { TenantRepository } from "./tenants/TenantRepository.ts";

/** Every repository that works for one tenant at a time; needs `Database`. */
export const layer = Layer.mergeAll(
  AuditEntryRepository.layer,
  UserRepository.layer,
  SessionRepository.layer,
  ApiKeyRepository.layer,
  AccountRepository.layer,
  PersonSessionRepository.layer,
  OneTimeTokenRepository.layer,
  LoginThrottleRepository.layer,
  SecondFactorRepository.layer,
  PasskeyRepository.layer,
  CeremonyRepository.layer,
  LoginProviderRepository.layer,
  LoginAttemptRepository.layer,
  LinkedAccountRepository.layer,
  ExternalCallerRepository.layer,
  RefreshTokenRepository.layer,
  TenantKeyRepository.layer,
  TenantRepository.layer,
  MembershipRepository.layer,
  InvitationRepository.layer,
  NodeRepository.layer,
  NodeTokenRepository.layer,
  RunTokenRepository.layer,
  ProjectRepository.layer,
  AnalysisRepository.layer,
  AnalysisFileRepository.layer,
  AnalysisLogRepository.layer,
  RunRepository.layer,
  MessageRepository.layer,
  OutboxRepository.layer,
  EffectRepository.layer,
  IdempotencyRepository.layer,
  JobRepository.layer,
  DeadLetterRepository.layer,
  ScheduleRepository.layer,
  RoleRepository.layer,
  GrantRepository.layer,
  EntitlementRepository.layer,
);
