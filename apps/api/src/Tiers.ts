import { AuditOperations } from "@atoll/domain/audit/AuditOperations";
import { AuditReading } from "@atoll/domain/audit/AuditReading";
import { AuditSealer } from "@atoll/domain/audit/AuditSealer";
import { AnalysisConsents } from "@atoll/domain/analyses/AnalysisConsents";
import { AnalysisContent } from "@atoll/domain/analyses/AnalysisContent";
import { AnalysisDrafts } from "@atoll/domain/analyses/AnalysisDrafts";
import { AnalysisFiles } from "@atoll/domain/analyses/AnalysisFiles";
import { AnalysisLedger } from "@atoll/domain/analyses/AnalysisLedger";
import { AnalysisReading } from "@atoll/domain/analyses/AnalysisReading";
import { analysisSignals } from "@atoll/domain/analyses/AnalysisSignals";
import { AnalysisSubmission } from "@atoll/domain/analyses/AnalysisSubmission";
import * as AnalysisWorkflow from "@atoll/domain/analyses/AnalysisWorkflow";
import { Bundler } from "@atoll/domain/analyses/Bundler";
import { BundleStore } from "@atoll/domain/analyses/BundleStore";
import { ManifestBuilder } from "@atoll/domain/analyses/ManifestBuilder";
import { deadLetterSignals } from "@atoll/domain/jobs/DeadLetterWatcher";
import { HubKeys } from "@atoll/domain/keys/HubKeys";
import { KeyResealing } from "@atoll/domain/keys/KeyResealing";
import { Messages } from "@atoll/domain/messages/Messages";
import { Nodes } from "@atoll/domain/nodes/Nodes";
import { Runs } from "@atoll/domain/nodes/Runs";
import { Projects } from "@atoll/domain/projects/Projects";
import { Draining } from "@atoll/http/Draining";
import * as TrustedProxies from "@atoll/http/edge/TrustedProxies";
import { HttpConfig } from "@atoll/http/HttpConfig";
import { HubServer } from "@atoll/http/HubServer";
import * as OutboxDispatcher from "@atoll/infra/outbox/OutboxDispatcher";
import * as RunLeaseSweeper from "@atoll/infra/runs/RunLeaseSweeper";
import { Wakeups } from "@atoll/infra/wakeups/Wakeups";
import * as WorkflowJournalEngine from "@atoll/infra/engine/WorkflowJournalEngine";
import { AppConfig } from "@atoll/platform/config/AppConfig";
import * as FileSystemObjectStore from "@atoll/platform/objectstore/FileSystemObjectStore";
import { Postgres } from "@atoll/platform/postgres/Postgres";
import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import { PasswordHasher } from "@atoll/security/Password";
import { NodeServices } from "@effect/platform-node";
import { Effect, Layer } from "effect";
import { join } from "node:path";
import * as DatabaseClusterView from "./DatabaseClusterView.ts";
import * as DatabaseIdempotencyKeys from "./DatabaseIdempotencyKeys.ts";
import * as DatabaseReadiness from "./DatabaseReadiness.ts";
import * as Databases from "./Databases.ts";
import * as IdentityServices from "./IdentityServices.ts";
import { version } from "./Installation.ts";
import * as JobServices from "./JobServices.ts";
import { ListenAddress } from "./ListenAddress.ts";
import * as Ownership from "./Ownership.ts";
import * as Settings from "./Settings.ts";
import * as SharedState from "./SharedState.ts";
import * as TokenServices from "./TokenServices.ts";
import * as TenantServices from "./TenantServices.ts";

const below = (folder: string) => Effect.map(AppConfig, ({ dataFolder }) => join(dataFolder, folder));

/** What runs outside of this process, or belongs to the machine: database, files, keys, addresses, Redis. */
export const PlatformTier = Layer.mergeAll(
  Databases.layer,
  Layer.unwrap(Effect.map(below("objects"), FileSystemObjectStore.layer)),
  Layer.unwrap(Effect.map(below("hub.key"), (file) => KeyEncryptionKey.layer({ file }))).pipe(
    Layer.provide(NodeServices.layer),
  ),
  PasswordHasher.layer,
  ListenAddress.layer,
  SharedState.layer,
).pipe(Layer.provideMerge(Postgres.layer), Layer.provideMerge(AppConfig.layer));

/** What other processes of the hub have committed is heard at once. */
const wakeups = Layer.unwrap(
  Effect.gen(function* () {
    const { appUrl } = yield* Postgres;
    return Wakeups.layerPostgres({ url: yield* appUrl });
  }),
);

/** What the hub decides: a service for each concern, over the repositories. */
export const ServicesTier = Layer.mergeAll(
  Projects.layer,
  Nodes.layer,
  Runs.layer,
  AnalysisDrafts.layer,
  AnalysisReading.layer,
  AnalysisSubmission.layer.pipe(Layer.provide(ManifestBuilder.layer)),
  AnalysisConsents.layer,
  AnalysisFiles.layer,
  AnalysisLedger.layer,
  Bundler.layer,
  Messages.layer,
  AuditReading.layer,
  AuditOperations.layer,
  KeyResealing.layer,
).pipe(
  Layer.provide([BundleStore.layer, AnalysisContent.layer, HubKeys.layer]),
  Layer.provideMerge(Layer.mergeAll(TenantServices.layer, TokenServices.layer)),
  Layer.provideMerge(JobServices.layer),
  Layer.provideMerge(IdentityServices.layer),
  Layer.provideMerge(wakeups),
);

/** Workflows and jobs run on the shards that this process owns. */
const engine = WorkflowJournalEngine.layer().pipe(Layer.provideMerge(Ownership.layer));

/** What the hub carries on by itself: workflows, the signals to them, the end of lost runs, the audit chain, purges. */
export const InfraTier = Layer.mergeAll(
  OutboxDispatcher.layer([...analysisSignals, ...deadLetterSignals]).pipe(
    Layer.provide(AnalysisWorkflow.layer),
  ),
  RunLeaseSweeper.layer(),
  AuditSealer.layerTimer,
  JobServices.layerTimers,
  TenantServices.layerPurge,
  JobServices.layerRunner,
).pipe(Layer.provideMerge(engine));

const httpConfig = Layer.effect(
  HttpConfig,
  Effect.gen(function* () {
    const { publicUrl } = yield* ListenAddress;
    return HttpConfig.of({
      publicUrl,
      trustedProxies: TrustedProxies.make(yield* Settings.trustedProxies.read),
      corsOrigins: yield* Settings.corsOrigins.read,
      rateLimitFactor: yield* Settings.rateLimits.read,
      dashboard: yield* Settings.dashboard.read,
      version,
    });
  }),
);

/**
 * What the hub answers. Sessions by `__Host-` cookie (Secure, HttpOnly, SameSite=Strict) with a same-origin
 * check of writes, or by bearer token; CORS closed; a policy and a rate limit on every endpoint; strict headers on every answer:
 * see `HttpApp` and `Edge`. It is built last, so it listens when all else is ready, and stops first.
 */
export const HttpTier = Layer.unwrap(
  Effect.gen(function* () {
    const { host, port } = yield* ListenAddress;
    const notice = yield* Settings.drainNotice.read;
    return HubServer.layer({ host, port, notice, drain: Settings.drain });
  }),
).pipe(
  Layer.provide([DatabaseReadiness.layer, DatabaseClusterView.layer, DatabaseIdempotencyKeys.layer]),
  Layer.provide([Draining.layer, httpConfig]),
);
