import { Schema } from "effect";
import { UserId } from "../identity/User.ts";
import { DatasetName } from "../nodes/Catalogue.ts";
import { NodeType } from "../nodes/Node.ts";
import { NodeId } from "../nodes/NodeId.ts";
import { PublicKey } from "../nodes/PublicKey.ts";
import { ProjectId } from "../projects/Project.ts";
import { StorableJsonObject } from "../StorableJson.ts";
import { TenantId } from "../tenants/Tenant.ts";
import { Name, Sha256 } from "../Text.ts";
import { FilePath } from "./AnalysisFile.ts";
import { AnalysisId } from "./AnalysisId.ts";

/** The runtimes that run an analysis; `process` is Node's permission model in a bubblewrap. */
export const Runtime = Schema.Struct({ name: Schema.Literal("process"), sdk: Schema.Literal("1") });

/** A node in a manifest with the keys that the others pin: the hub cannot swap one unnoticed. */
export const ManifestNode = Schema.Struct({
  nodeId: NodeId,
  tenantId: TenantId,
  name: Name,
  type: NodeType,
  dataset: Schema.NullOr(DatasetName),
  signingKey: PublicKey,
  sealingKey: PublicKey,
}).annotate({ identifier: "ManifestNode" });
export type ManifestNode = typeof ManifestNode.Type;

export const ManifestFile = Schema.Struct({ path: FilePath, sha256: Sha256, size: Schema.Int });

/**
 * Everything that decides what runs. Its digest is the SHA-256 of its RFC 8785 canonical JSON: what sites
 * consent to is exactly what runs. Nodes are sorted by id, files by path.
 */
export const Manifest = Schema.Struct({
  version: Schema.Literal(1),
  analysisId: AnalysisId,
  projectId: ProjectId,
  tenantId: TenantId,
  name: Name,
  createdBy: UserId,
  runtime: Runtime,
  entrypoint: FilePath,
  files: Schema.Array(ManifestFile),
  parameters: StorableJsonObject,
  nodes: Schema.Array(ManifestNode),
  quorum: Schema.Int,
  consentDeadlineSeconds: Schema.Int,
  runTimeoutSeconds: Schema.Int,
  hubKey: PublicKey,
}).annotate({ identifier: "Manifest" });
export type Manifest = typeof Manifest.Type;

/** The content of a bundle: JavaScript ready to run. Its digest is that of its RFC 8785 canonical JSON. */
export const Bundle = Schema.Struct({
  version: Schema.Literal(1),
  entrypoint: FilePath,
  files: Schema.Array(Schema.Struct({ path: FilePath, sha256: Sha256, content: Schema.String })),
}).annotate({ identifier: "Bundle" });
export type Bundle = typeof Bundle.Type;
