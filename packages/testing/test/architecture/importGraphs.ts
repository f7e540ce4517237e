import type { Graph } from "./circlesOf.ts";
import type { SourceFile } from "./SourceFile.ts";
import { homeOf, targetOf } from "./violationsOf.ts";

const graphOf = (edges: ReadonlyArray<readonly [string, string]>): Graph => {
  const graph = new Map<string, Set<string>>();
  for (const [from, to] of edges) graph.set(from, (graph.get(from) ?? new Set()).add(to));
  return graph;
};

/** File to file, as far as it is still there when the program runs: types are erased. */
export const fileGraph = (files: ReadonlyArray<SourceFile>): Graph =>
  graphOf(
    files.flatMap(({ path, imports }) =>
      imports
        .filter(({ isType }) => !isType)
        .map(({ specifier }) => [path, targetOf(path, specifier) ?? specifier] as const),
    ),
  );

/** The feature a file belongs to: its folder in `src`, or the file itself where it stands directly there. */
const featureOf = (path: string) => path.split("/")[3] ?? path;

/** Feature to feature inside one package's sources, types included. */
export const featureGraph = (name: string, files: ReadonlyArray<SourceFile>): Graph =>
  graphOf(
    files
      .filter(({ path }) => path.startsWith(`packages/${name}/src/`))
      .flatMap(({ path, imports }) =>
        imports
          .map(({ specifier }) => targetOf(path, specifier) ?? specifier)
          .filter((target) => target.startsWith(`packages/${name}/src/`))
          .map((target) => [featureOf(path), featureOf(target)] as const)
          .filter(([from, to]) => from !== to),
      ),
  );

/** Package to package, sources only: tests may use what stands above them. */
export const packageGraph = (files: ReadonlyArray<SourceFile>): Graph =>
  graphOf(
    files
      .filter(({ path }) => homeOf(path).folder === "src")
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ specifier }) => specifier.startsWith("@atoll/"))
          .map(({ specifier }) => [homeOf(path).name, specifier.split("/")[1] ?? specifier] as const)
          .filter(([from, to]) => from !== to),
      ),
  );
