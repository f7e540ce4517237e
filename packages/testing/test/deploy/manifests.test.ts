import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { find } from "@atoll/testing/vitest/Requirement";
import {
  ConfigMap,
  Deployment,
  documents,
  folder,
  NetworkPolicy,
  ofKind,
  PodDisruptionBudget,
  rendered,
  Secret,
  Service,
  written,
} from "./Manifests.ts";

const root = join(folder, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

const dockerfile = read("Dockerfile");
const settings = read("docs/operations/settings.md");
const shapes = ofKind(documents(read("deploy/kubernetes/secrets.example.yaml")), "Secret", Secret);
const agent = written("site");

const only = <A>(items: ReadonlyArray<A>): A => {
  expect(items).toHaveLength(1);
  const [item] = items;
  if (item === undefined) throw new Error("there is none");
  return item;
};

const deploymentOf = (manifests: ReadonlyArray<unknown>) =>
  only(ofKind(manifests, "Deployment", Deployment)).spec.template;

const containersOf = ({ spec }: ReturnType<typeof deploymentOf>) => [
  ...(spec.initContainers ?? []),
  ...spec.containers,
];

const isPartOf = (
  labels: Readonly<Record<string, string>>,
  whole: Readonly<Record<string, string>>,
): boolean => Object.entries(labels).every(([name, value]) => whole[name] === value);

/** What must hold of a hub, as it is written and as it is rendered. */
const expectHub = (manifests: ReadonlyArray<unknown>) => {
  const template = deploymentOf(manifests);
  const { spec } = template;
  const hub = only(spec.containers);
  const migrate = only(spec.initContainers ?? []);

  const user = Number(/^USER (\d+):\d+$/m.exec(dockerfile)?.[1]);
  expect(spec.securityContext).toMatchObject({ runAsUser: user, runAsGroup: user, fsGroup: user });
  expect(spec.terminationGracePeriodSeconds).toBeGreaterThan(30 + 10 + 5);

  expect(only(hub.ports ?? [])).toEqual({
    name: "http",
    containerPort: Number(/^EXPOSE (\d+)$/m.exec(dockerfile)?.[1]),
  });
  expect(hub.startupProbe?.httpGet).toEqual({ path: "/health/live", port: "http" });
  expect(hub.livenessProbe?.httpGet).toEqual({ path: "/health/live", port: "http" });
  expect(hub.readinessProbe?.httpGet).toEqual({ path: "/health/ready", port: "http" });

  const reference = only(migrate.env ?? []).valueFrom.secretKeyRef;
  const shapeOf = (name: string | undefined) =>
    Object.keys(only(shapes.filter(({ metadata }) => metadata.name === name)).stringData);
  expect(shapeOf(reference?.name)).toEqual(["DATABASE_MIGRATION_URL"]);
  expect(migrate.envFrom).toBeUndefined();
  const fromSecret = only((hub.envFrom ?? []).flatMap(({ secretRef }) => secretRef ?? []));
  expect(shapeOf(fromSecret.name)).toEqual(["DATABASE_URL", "DATABASE_SYSTEM_URL", "ATOLL_KEY", "SMTP_URL"]);

  const config = only(ofKind(manifests, "ConfigMap", ConfigMap));
  expect(hub.envFrom?.flatMap(({ configMapRef }) => configMapRef ?? [])).toEqual([
    { name: config.metadata.name },
  ]);
  expect(config.data["ATOLL_ENV"]).toBe("production");
  const names = [...Object.keys(config.data), ...shapes.flatMap(({ stringData }) => Object.keys(stringData))];
  expect(names.filter((name) => !settings.includes(`| \`${name}\` |`))).toEqual([]);

  const { labels } = template.metadata;
  const service = only(ofKind(manifests, "Service", Service)).spec;
  expect(isPartOf(service.selector, labels)).toBe(true);
  expect(only(service.ports).targetPort).toBe("http");
  const budget = only(ofKind(manifests, "PodDisruptionBudget", PodDisruptionBudget)).spec;
  expect(isPartOf(budget.selector.matchLabels, labels)).toBe(true);
  const policy = only(ofKind(manifests, "NetworkPolicy", NetworkPolicy)).spec;
  expect(isPartOf(policy.podSelector.matchLabels, labels)).toBe(true);
};

const expectClosed = (manifests: ReadonlyArray<unknown>) => {
  const template = deploymentOf(manifests);
  for (const container of containersOf(template)) {
    const volumes = template.spec.volumes.map(({ name }) => name);
    expect(volumes).toEqual(expect.arrayContaining((container.volumeMounts ?? []).map(({ name }) => name)));
    // The image's entry knows what it is asked for.
    expect(read("deploy/image/atoll")).toContain(`\n  ${container.args[0]}) `);
  }
  expect(ofKind(manifests, "Secret", Secret)).toEqual([]);
};

describe("deploy/kubernetes", () => {
  it("describes a hub that runs as the image does, migrates first, and is probed", () => {
    expectHub(written("base"));
    expectClosed(written("base"));
  });

  it("describes a node agent with one replica, closed from outside", () => {
    expectClosed(agent);
    const deployment = only(ofKind(agent, "Deployment", Deployment));
    expect(deployment.spec).toMatchObject({ replicas: 1, strategy: { type: "Recreate" } });
    const policy = only(ofKind(agent, "NetworkPolicy", NetworkPolicy)).spec;
    expect(isPartOf(policy.podSelector.matchLabels, deployment.spec.template.metadata.labels)).toBe(true);
  });

  it("gives secrets a shape and no value", () => {
    expect(shapes.flatMap(({ stringData }) => Object.values(stringData)).filter(Boolean)).toEqual([]);
  });
});

const kubectl = find({ debianPackage: "kubernetes-client", program: "kubectl" }) ?? "";

// Debian 12 has version 1.20, which is too old to render these.
describe.skipIf(kubectl === "")(
  `deploy/kubernetes, rendered${kubectl === "" ? " (needs kubectl 1.27 or newer)" : ""}`,
  () => {
    it.each(["base", "overlays/example", "overlays/runners"])("makes a whole of %s", (name) => {
      expectHub(rendered(kubectl, name));
      expectClosed(rendered(kubectl, name));
    });

    it("gives every runner the address of its pod, and lets the others ping it", () => {
      const manifests = rendered(kubectl, "overlays/runners");
      const hub = only(deploymentOf(manifests).spec.containers);
      const variables = hub.env?.map(({ name, valueFrom }) => [name, valueFrom.fieldRef?.fieldPath]);
      expect(variables).toEqual([
        ["CLUSTER_HOST", "status.podIP"],
        ["CLUSTER_LISTEN_HOST", "status.podIP"],
      ]);
      const port = Number(/`CLUSTER_PORT` \| `(\d+)`/.exec(settings)?.[1]);
      const { ingress, egress } = only(ofKind(manifests, "NetworkPolicy", NetworkPolicy)).spec;
      for (const rules of [ingress, egress]) {
        expect(rules?.flatMap(({ ports }) => ports.map((each) => each.port))).toContain(port);
      }
    });

    it("makes a whole of site, its file included", () => {
      const manifests = rendered(kubectl, "site");
      expectClosed(manifests);
      expect(only(ofKind(manifests, "ConfigMap", ConfigMap)).data["agent.json"]).toContain("hubUrl");
    });

    it("puts the image and two hubs into the example", () => {
      const { spec } = only(ofKind(rendered(kubectl, "overlays/example"), "Deployment", Deployment));
      expect(spec).toMatchObject({ replicas: 2, strategy: { type: "RollingUpdate" } });
      const images = containersOf(spec.template).map(({ image }) => image);
      expect(new Set(images)).toEqual(new Set(["registry.example/atoll:0.1.0"]));
    });
  },
);
