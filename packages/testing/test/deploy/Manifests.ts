import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Schema } from "effect";
import { parse, parseAllDocuments } from "yaml";

export const folder = fileURLToPath(new URL("../../../../deploy/kubernetes", import.meta.url));

const Labels = Schema.Record(Schema.String, Schema.String);
const Named = Schema.Struct({ name: Schema.String });

const Probe = Schema.Struct({
  httpGet: Schema.Struct({ path: Schema.String, port: Schema.Union([Schema.String, Schema.Int]) }),
});

const Variable = Schema.Struct({
  name: Schema.String,
  valueFrom: Schema.Struct({
    secretKeyRef: Schema.optionalKey(Schema.Struct({ name: Schema.String, key: Schema.String })),
    fieldRef: Schema.optionalKey(Schema.Struct({ fieldPath: Schema.String })),
  }),
});

const ContainerSpec = Schema.Struct({
  name: Schema.String,
  image: Schema.String,
  args: Schema.Array(Schema.String),
  env: Schema.optionalKey(Schema.Array(Variable)),
  envFrom: Schema.optionalKey(
    Schema.Array(
      Schema.Struct({ configMapRef: Schema.optionalKey(Named), secretRef: Schema.optionalKey(Named) }),
    ),
  ),
  ports: Schema.optionalKey(Schema.Array(Schema.Struct({ name: Schema.String, containerPort: Schema.Int }))),
  startupProbe: Schema.optionalKey(Probe),
  livenessProbe: Schema.optionalKey(Probe),
  readinessProbe: Schema.optionalKey(Probe),
  resources: Schema.Struct({
    requests: Schema.Struct({ cpu: Schema.String, memory: Schema.String }),
    limits: Schema.Struct({ memory: Schema.String }),
  }),
  securityContext: Schema.Struct({
    allowPrivilegeEscalation: Schema.Literal(false),
    readOnlyRootFilesystem: Schema.Literal(true),
    capabilities: Schema.Struct({ drop: Schema.Tuple([Schema.Literal("ALL")]) }),
  }),
  volumeMounts: Schema.optionalKey(
    Schema.Array(Schema.Struct({ name: Schema.String, mountPath: Schema.String })),
  ),
});

/** A deployment as ours must be: whatever is missing or looser than this does not decode. */
export const Deployment = Schema.Struct({
  kind: Schema.Literal("Deployment"),
  metadata: Named,
  spec: Schema.Struct({
    replicas: Schema.Int,
    strategy: Schema.Struct({ type: Schema.String }),
    template: Schema.Struct({
      metadata: Schema.Struct({ labels: Labels }),
      spec: Schema.Struct({
        automountServiceAccountToken: Schema.Literal(false),
        terminationGracePeriodSeconds: Schema.Int,
        securityContext: Schema.Struct({
          runAsNonRoot: Schema.Literal(true),
          runAsUser: Schema.Int,
          runAsGroup: Schema.Int,
          fsGroup: Schema.Int,
          seccompProfile: Schema.Struct({ type: Schema.Literal("RuntimeDefault") }),
        }),
        initContainers: Schema.optionalKey(Schema.Array(ContainerSpec)),
        containers: Schema.Array(ContainerSpec),
        volumes: Schema.Array(Named),
      }),
    }),
  }),
});
export type Deployment = typeof Deployment.Type;

/** What stands for a set of pods by their labels. */
export const Service = Schema.Struct({
  kind: Schema.Literal("Service"),
  spec: Schema.Struct({
    selector: Labels,
    ports: Schema.Array(Schema.Struct({ targetPort: Schema.String })),
  }),
});
const Matching = Schema.Struct({ matchLabels: Labels });
export const PodDisruptionBudget = Schema.Struct({
  kind: Schema.Literal("PodDisruptionBudget"),
  spec: Schema.Struct({ maxUnavailable: Schema.Int, selector: Matching }),
});
const PortRule = Schema.Struct({
  ports: Schema.Array(Schema.Struct({ port: Schema.Int })),
});
export const NetworkPolicy = Schema.Struct({
  kind: Schema.Literal("NetworkPolicy"),
  spec: Schema.Struct({
    podSelector: Matching,
    policyTypes: Schema.Tuple([Schema.Literal("Ingress"), Schema.Literal("Egress")]),
    ingress: Schema.optionalKey(Schema.Array(PortRule)),
    egress: Schema.optionalKey(Schema.Array(PortRule)),
  }),
});
export const ConfigMap = Schema.Struct({
  kind: Schema.Literal("ConfigMap"),
  metadata: Named,
  data: Schema.Record(Schema.String, Schema.String),
});
export const Secret = Schema.Struct({
  kind: Schema.Literal("Secret"),
  metadata: Named,
  stringData: Schema.Record(Schema.String, Schema.String),
});

const AnyManifest = Schema.Struct({ kind: Schema.String });
const Kustomization = Schema.Struct({ resources: Schema.Array(Schema.String) });

export const documents = (text: string): ReadonlyArray<unknown> =>
  parseAllDocuments(text).map((document) => document.toJS());

/** The manifests that a folder's kustomization names, as they are written. */
export const written = (name: string): ReadonlyArray<unknown> => {
  const read = (file: string) => readFileSync(join(folder, name, file), "utf8");
  const { resources } = Schema.decodeUnknownSync(Kustomization)(parse(read("kustomization.yaml")));
  return resources.flatMap((file) => documents(read(file)));
};

/** The manifests of a folder as Kubernetes would get them. */
export const rendered = (kubectl: string, name: string): ReadonlyArray<unknown> =>
  documents(execFileSync(kubectl, ["kustomize", join(folder, name)], { encoding: "utf8" }));

/** Those of one kind, which must all have the form given. */
export const ofKind = <A extends { readonly kind: string }>(
  manifests: ReadonlyArray<unknown>,
  kind: A["kind"],
  schema: Schema.Codec<A, unknown>,
): ReadonlyArray<A> =>
  manifests
    .filter((manifest) => Schema.decodeUnknownSync(AnyManifest)(manifest).kind === kind)
    .map((manifest) => Schema.decodeUnknownSync(schema)(manifest));
