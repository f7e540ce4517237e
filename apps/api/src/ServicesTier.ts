import { AnalysisLogRepository } from "@atoll/database/analyses/AnalysisLogRepository";
import { AnalysisRepository } from "@atoll/database/analyses/AnalysisRepository";
import { RunLeaseRepository } from "@atoll/database/analyses/RunLeaseRepository";
import { RunRepository } from "@atoll/database/analyses/RunRepository";
import { OutboxQueue } from "@atoll/database/events/OutboxQueue";
import { OutboxRepository } from "@atoll/database/events/OutboxRepository";
import { HubKeyRepository } from "@atoll/database/identity/HubKeyRepository";
import { SessionRepository } from "@atoll/database/identity/SessionRepository";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { EffectRepository } from "@atoll/database/jobs/EffectRepository";
import { IdempotencyRepository } from "@atoll/database/jobs/IdempotencyRepository";
import { MessageRepository } from "@atoll/database/messages/MessageRepository";
import { NodeRepository } from "@atoll/database/nodes/NodeRepository";
import { NodeTokenRepository } from "@atoll/database/nodes/NodeTokenRepository";
import { ProjectRepository } from "@atoll/database/projects/ProjectRepository";
import { AnalysisFileRepository } from "@atoll/database/storage/AnalysisFileRepository";
import { MembershipRepository } from "@atoll/database/tenants/MembershipRepository";
import { TenantRepository } from "@atoll/database/tenants/TenantRepository";
import { AnalysisConsents } from "@atoll/domain/analyses/AnalysisConsents";
import { AnalysisContent } from "@atoll/domain/analyses/AnalysisContent";
import { AnalysisDrafts } from "@atoll/domain/analyses/AnalysisDrafts";
import { AnalysisFiles } from "@atoll/domain/analyses/AnalysisFiles";
import { AnalysisLedger } from "@atoll/domain/analyses/AnalysisLedger";
import { AnalysisReading } from "@atoll/domain/analyses/AnalysisReading";
import { AnalysisSubmission } from "@atoll/domain/analyses/AnalysisSubmission";
import { Bundler } from "@atoll/domain/analyses/Bundler";
import { BundleStore } from "@atoll/domain/analyses/BundleStore";
import { ManifestBuilder } from "@atoll/domain/analyses/ManifestBuilder";
import { Identity } from "@atoll/domain/identity/Identity";
import { IdentityConfig } from "@atoll/domain/identity/IdentityConfig";
import { NodeAuthentication } from "@atoll/domain/identity/NodeAuthentication";
import { HubKeys } from "@atoll/domain/keys/HubKeys";
import { Messages } from "@atoll/domain/messages/Messages";
import { Nodes } from "@atoll/domain/nodes/Nodes";
import { Runs } from "@atoll/domain/nodes/Runs";
import { Projects } from "@atoll/domain/projects/Projects";
import { Tenants } from "@atoll/domain/tenants/Tenants";
import { Wakeups } from "@atoll/infra/wakeups/Wakeups";
import { PasswordHasher } from "@atoll/security/Password";
import { Effect, Layer } from "effect";
import { HubSettings } from "./HubSettings.ts";

/** As `atoll_app`, one tenant at a time. */
const repositories = Layer.mergeAll(
  AnalysisFileRepository.layer,
  AnalysisLogRepository.layer,
  AnalysisRepository.layer,
  EffectRepository.layer,
  IdempotencyRepository.layer,
  MembershipRepository.layer,
  MessageRepository.layer,
  NodeRepository.layer,
  NodeTokenRepository.layer,
  OutboxRepository.layer,
  ProjectRepository.layer,
  RunRepository.layer,
  SessionRepository.layer,
  TenantRepository.layer,
  UserRepository.layer,
);

/** As `atoll_system`, across tenants, for the runner and the hub's own keys. */
const systemRepositories = Layer.mergeAll(
  HubKeyRepository.layer,
  OutboxQueue.layer,
  RunLeaseRepository.layer,
);

/** The public URL is what nodes must name as the audience of their assertions. */
const identityConfig = Layer.unwrap(
  Effect.map(HubSettings, ({ publicUrl }) => IdentityConfig.layer(publicUrl.origin)),
);

const security = Layer.mergeAll(HubKeys.layer, NodeAuthentication.layer, PasswordHasher.layer).pipe(
  Layer.provideMerge(identityConfig),
);

const contents = Layer.mergeAll(AnalysisContent.layer, BundleStore.layer);

const building = Layer.mergeAll(AnalysisLedger.layer, Bundler.layer, ManifestBuilder.layer);

const services = Layer.mergeAll(
  AnalysisConsents.layer,
  AnalysisDrafts.layer,
  AnalysisFiles.layer,
  AnalysisReading.layer,
  AnalysisSubmission.layer,
  Identity.layer,
  Messages.layer,
  Nodes.layer,
  Projects.layer,
  Runs.layer,
  Tenants.layer,
);

/** What the hub decides and remembers. */
export const ServicesTier = services.pipe(
  Layer.provideMerge(building),
  Layer.provideMerge(Layer.mergeAll(contents, security)),
  Layer.provideMerge(Layer.mergeAll(repositories, systemRepositories, Wakeups.layerMemory)),
);
