import { UserId } from "@atoll/contract/identity/User";
import { DatasetName } from "@atoll/contract/nodes/Catalogue";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import { PublicKey } from "@atoll/contract/nodes/PublicKey";
import { ProjectId } from "@atoll/contract/projects/Project";
import { Context, Effect, FileSystem, Layer, Option, Path, Schema } from "effect";
import { defaultSandboxLimits, SandboxLimits } from "../sandbox/SandboxLimits.ts";

/** A data set of this site: its name in the catalogue and where its rows are. */
export const DatasetFile = Schema.Struct({
  name: DatasetName,
  path: Schema.NonEmptyString,
  format: Schema.Literals(["csv", "json"]),
});
export type DatasetFile = typeof DatasetFile.Type;

/** What this site consents to. Everything stated must hold. */
export const SitePolicy = Schema.Struct({
  /** `automatic`: the agent consents to what the policy allows. `steward`: a person does, at the hub. */
  consent: Schema.Literals(["automatic", "steward"]),
  /** Only these analysts' analyses; everyone's when absent. */
  analysts: Schema.optionalKey(Schema.Array(UserId)),
  /** Only analyses of these projects; of all that the site takes part in when absent. */
  projects: Schema.optionalKey(Schema.Array(ProjectId)),
  /** Analyses run on data sets with at least this many rows. */
  minimumRows: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)),
});
export type SitePolicy = typeof SitePolicy.Type;

/** The agent's configuration file. Paths are relative to the file's folder. */
export const AgentFile = Schema.Struct({
  /** Where the hub answers: `https://hub.example`. `ATOLL_HUB_URL` in the environment wins. */
  hubUrl: Schema.NonEmptyString,
  nodeId: NodeId,
  /** Where keys, state and runs are kept; readable by the agent's user only. */
  folder: Schema.NonEmptyString,
  datasets: Schema.Array(DatasetFile),
  policy: SitePolicy,
  /** Pinned public signing key of the hub; the first one met is pinned when absent. */
  hubKey: Schema.optionalKey(PublicKey),
  limits: Schema.optionalKey(SandboxLimits),
});

/** The configuration cannot be used; the sentence says what to change. */
export class AgentConfigInvalid extends Schema.TaggedError<AgentConfigInvalid>()("AgentConfigInvalid", {
  message: Schema.String,
}) {}

const decode = Schema.decodeUnknownEffect(Schema.fromJsonString(AgentFile), { onExcessProperty: "error" });

/** What this agent is, what it holds and what it allows. */
export class AgentConfig extends Context.Service<
  AgentConfig,
  {
    readonly hubUrl: string;
    readonly nodeId: NodeId;
    readonly folder: string;
    readonly datasets: ReadonlyArray<DatasetFile>;
    readonly policy: SitePolicy;
    readonly hubKey: Option.Option<PublicKey>;
    readonly limits: SandboxLimits;
  }
>()("@atoll/node-agent/config/AgentConfig") {
  static readonly layer = (file: string, hubUrl: Option.Option<string>) =>
    Layer.effect(
      AgentConfig,
      Effect.gen(function* () {
        const fileSystem = yield* FileSystem.FileSystem;
        const path = yield* Path.Path;
        const unusable = (error: { readonly message: string }) =>
          new AgentConfigInvalid({ message: `The configuration ${file} cannot be used: ${error.message}` });
        const text = yield* Effect.mapError(fileSystem.readFileString(file), unusable);
        const given = yield* Effect.mapError(decode(text), unusable);
        const absolute = (relative: string) => path.resolve(path.dirname(file), relative);
        return AgentConfig.of({
          hubUrl: Option.getOrElse(hubUrl, () => given.hubUrl).replace(/\/{1,16}$/, ""),
          nodeId: given.nodeId,
          folder: absolute(given.folder),
          datasets: given.datasets.map((dataset) => ({ ...dataset, path: absolute(dataset.path) })),
          policy: given.policy,
          hubKey: Option.fromUndefinedOr(given.hubKey),
          limits: given.limits ?? defaultSandboxLimits,
        });
      }),
    );
}
