import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readSource, root, type SourceFile, sourcePaths } from "./SourceFile.ts";
import { homeOf } from "./violationsOf.ts";

interface Manifest {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const manifests = new Map<string, Manifest>();

const manifestOf = (folder: string): Manifest => {
  const known = manifests.get(folder);
  if (known !== undefined) return known;
  const manifest: Manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  manifests.set(folder, manifest);
  return manifest;
};

const packageOf = (specifier: string) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;

/** Modules a bundler makes up, not packages. */
const isVirtual = (specifier: string) =>
  specifier.startsWith("virtual:") || specifier.startsWith("vite/client");

/** What a file imports without its own package.json saying so; sources need it as more than a development tool. */
const undeclared = ({ path, imports }: SourceFile): ReadonlyArray<string> => {
  const { group, name, folder } = homeOf(path);
  const own = manifestOf(`${group}/${name}`);
  const forTools = folder === "src" ? {} : { ...own.devDependencies, ...manifestOf("").devDependencies };
  const declared = { ...own.dependencies, ...own.optionalDependencies, ...own.peerDependencies, ...forTools };
  return imports
    .filter(({ specifier }) => !specifier.startsWith(".") && !isBuiltin(specifier) && !isVirtual(specifier))
    .map(({ specifier }) => packageOf(specifier))
    .filter((needed) => needed !== own.name && !Object.hasOwn(declared, needed))
    .map((needed) => `${path} needs ${needed}`);
};

it("declares in each package.json what the sources import, as a dependency of the product", () => {
  const isConfig = (path: string) => /\.config\.[cm]?[jt]s$/.test(path);
  const sources = sourcePaths().filter((path) => !isConfig(path));
  expect([...new Set(sources.map(readSource).flatMap(undeclared))]).toEqual([]);
});

it("pins every version exactly", () => {
  const folders = ["", ...new Set(sourcePaths().map((path) => path.split("/").slice(0, 2).join("/")))];
  const loose = folders.flatMap((folder) => {
    const { dependencies, devDependencies, optionalDependencies } = manifestOf(folder);
    return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
      .filter(([, version]) => !/^(?:\d+\.\d+\.\d+[\w.+-]*|workspace:\*|catalog:)$/.test(version))
      .map(([name, version]) => `${folder}: ${name} ${version}`);
  });
  expect(loose).toEqual([]);
});
