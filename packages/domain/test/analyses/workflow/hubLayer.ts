import { Database } from "@atoll/database/Database";
import { SystemDatabase } from "@atoll/database/SystemDatabase";
import * as SystemRepositories from "@atoll/database/SystemRepositories";
import * as TenantRepositories from "@atoll/database/TenantRepositories";
import * as OutboxDispatcher from "@atoll/infra/outbox/OutboxDispatcher";
import * as RunLeaseSweeper from "@atoll/infra/runs/RunLeaseSweeper";
import { Wakeups } from "@atoll/infra/wakeups/Wakeups";
import * as Cluster from "@atoll/infra/cluster/Cluster";
import * as WorkflowJournalEngine from "@atoll/infra/engine/WorkflowJournalEngine";
import * as FileSystemObjectStore from "@atoll/platform/objectstore/FileSystemObjectStore";
import { Invalidations } from "@atoll/platform/invalidations/Invalidations";
import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import { type Duration, Layer, type Redacted } from "effect";
import { Quotas } from "../../../src/tenants/Quotas.ts";
import { AnalysisConsents } from "../../../src/analyses/AnalysisConsents.ts";
import { AnalysisContent } from "../../../src/analyses/AnalysisContent.ts";
import { AnalysisFiles } from "../../../src/analyses/AnalysisFiles.ts";
import { AnalysisLedger } from "../../../src/analyses/AnalysisLedger.ts";
import { analysisSignals } from "../../../src/analyses/AnalysisSignals.ts";
import { AnalysisSubmission } from "../../../src/analyses/AnalysisSubmission.ts";
import * as Workflow from "../../../src/analyses/AnalysisWorkflow.ts";
import { Bundler } from "../../../src/analyses/Bundler.ts";
import { BundleStore } from "../../../src/analyses/BundleStore.ts";
import { ManifestBuilder } from "../../../src/analyses/ManifestBuilder.ts";
import { Revocations } from "../../../src/revocation/Revocations.ts";
import { HubKeys } from "../../../src/keys/HubKeys.ts";

export interface HubOptions {
  readonly app: Redacted.Redacted;
  readonly system: Redacted.Redacted;
  /** The folder of objects and of the key that seals the hub's keys. */
  readonly folder: string;
  /** See `RunLeaseSweeper`. */
  readonly patience?: Duration.Input;
}

/** What both roles stand on. */
const ground = ({ app, system, folder }: HubOptions) =>
  Layer.mergeAll(
    TenantRepositories.layer.pipe(Layer.provideMerge(Database.layer({ url: app, maxConnections: 4 }))),
    SystemRepositories.layer.pipe(
      Layer.provideMerge(SystemDatabase.layer({ url: system, maxConnections: 4 })),
    ),
    FileSystemObjectStore.layer(`${folder}/objects`),
    KeyEncryptionKey.layer({ file: `${folder}/key` }),
    Wakeups.layerMemory,
  );

const services = Layer.mergeAll(
  AnalysisConsents.layer,
  AnalysisFiles.layer,
  AnalysisSubmission.layer.pipe(Layer.provide(ManifestBuilder.layer)),
).pipe(Layer.provide([AnalysisContent.layer, HubKeys.layer, Quotas.layer]));

/** What people and nodes call. */
export const apiLayer = (options: HubOptions) => services.pipe(Layer.provideMerge(ground(options)));

const workflows = Workflow.layer.pipe(
  Layer.provide([AnalysisLedger.layer, Bundler.layer]),
  Layer.provide([AnalysisContent.layer, BundleStore.layer, HubKeys.layer]),
  Layer.provide(Revocations.layer.pipe(Layer.provide(Invalidations.layerMemory))),
);

/** The runner role: engine, workflow, dispatcher, sweeper. */
export const runnerLayer = (options: HubOptions) =>
  Layer.mergeAll(workflows, OutboxDispatcher.layer(analysisSignals), RunLeaseSweeper.layer(options)).pipe(
    Layer.provide(WorkflowJournalEngine.layer()),
    Layer.provide(Cluster.layerSingle({ url: options.system })),
    Layer.provide(ground(options)),
  );
