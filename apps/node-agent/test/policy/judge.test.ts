import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { Manifest } from "@atoll/contract/analyses/Manifest";
import { UserId } from "@atoll/contract/identity/User";
import { DatasetName } from "@atoll/contract/nodes/Catalogue";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import { ProjectId } from "@atoll/contract/projects/Project";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { expect, it } from "vitest";
import { judge } from "../../src/policy/judge.ts";

const id = (last: string) => `0198c000-0000-7000-8000-0000000000${last}`;
const key = { kty: "EC" as const, crv: "P-256" as const, x: "x".repeat(43), y: "y".repeat(43) };
const nodeId = NodeId.make(id("01"));
const analyst = UserId.make(id("02"));
const project = ProjectId.make(id("03"));
const penguins = DatasetName.make("penguins");

const manifest = Manifest.make({
  version: 1,
  analysisId: AnalysisId.make(id("04")),
  projectId: project,
  tenantId: TenantId.make(id("05")),
  name: "Means",
  createdBy: analyst,
  runtime: { name: "process", sdk: "1" },
  entrypoint: "main.ts",
  files: [],
  parameters: {},
  nodes: [
    {
      nodeId,
      tenantId: TenantId.make(id("05")),
      name: "Biscoe",
      type: "default",
      dataset: penguins,
      signingKey: key,
      sealingKey: key,
    },
  ],
  quorum: 1,
  consentDeadlineSeconds: 60,
  runTimeoutSeconds: 60,
  hubKey: key,
});

const withRows = (rows: number) => (name: string) =>
  name === "penguins"
    ? { name: penguins, path: "/data/penguins.csv", format: "csv" as const, rows }
    : undefined;

const policy = { consent: "automatic" as const, minimumRows: 10 };
const base = { manifest, nodeId, policy, findDataset: withRows(10) };

it.each([
  ["what nothing forbids", base, "Allowed"],
  ["an analyst on the list", { ...base, policy: { ...policy, analysts: [analyst] } }, "Allowed"],
  ["an analyst off the list", { ...base, policy: { ...policy, analysts: [] } }, "Refused"],
  ["a project off the list", { ...base, policy: { ...policy, projects: [] } }, "Refused"],
  ["a data set that is too small", { ...base, findDataset: withRows(9) }, "Refused"],
  ["a data set that is not here", { ...base, findDataset: () => undefined }, "Refused"],
  ["a node that takes no part", { ...base, nodeId: NodeId.make(id("09")) }, "Refused"],
])("judges %s", (_, options, tag) => {
  expect(judge(options)).toMatchObject({ _tag: tag, reason: expect.stringMatching(/\.$/) });
});
