import type { Catalogue } from "@atoll/contract/nodes/Catalogue";
import { Context, Effect, Layer } from "effect";
import { AgentConfig, type DatasetFile } from "../config/AgentConfig.ts";
import { describeDataset } from "./describeDataset.ts";

export interface SiteDataset extends DatasetFile {
  /** Exact; never leaves the site. */
  readonly rows: number;
}

/** The site's data sets, as described when the agent started. */
export class Datasets extends Context.Service<
  Datasets,
  { readonly catalogue: Catalogue; readonly find: (name: string) => SiteDataset | undefined }
>()("@atoll/node-agent/datasets/Datasets") {
  static readonly layer = Layer.effect(
    Datasets,
    Effect.gen(function* () {
      const { datasets } = yield* AgentConfig;
      const described = yield* Effect.forEach(datasets, (file) =>
        Effect.map(describeDataset(file), ({ dataset, rows }) => ({ dataset, site: { ...file, rows } })),
      );
      const byName = new Map<string, SiteDataset>(described.map(({ site }) => [site.name, site]));
      return Datasets.of({
        catalogue: described.map(({ dataset }) => dataset),
        find: (name) => byName.get(name),
      });
    }),
  );
}
