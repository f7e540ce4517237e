import { posix } from "node:path";
import * as table from "./houseTable.ts";
import type { SourceFile } from "./SourceFile.ts";

/** The package or app a file belongs to, and the folder in it: `src`, `test`, `lint`… */
export const homeOf = (path: string) => {
  const [group = "", name = "", folder = ""] = path.split("/");
  return { group, name, folder };
};

/** The file an import of ours leads to, as far as its specifier says; null for packages of others. */
export const targetOf = (from: string, specifier: string): string | null => {
  if (specifier.startsWith(".")) return posix.normalize(posix.join(posix.dirname(from), specifier));
  const ours = /^@atoll\/([^/]+)(?:\/(.+))?$/.exec(specifier);
  return ours === null ? null : `packages/${ours[1]}/src/${ours[2] ?? "index"}.ts`;
};

const rowOf = (path: string): ReadonlyArray<string> | undefined => {
  const { group, name, folder } = homeOf(path);
  const row = group === "apps" ? table.apps[name] : table.packages[name];
  if (row === undefined || folder === "src") return row;
  return [...row, ...(table.inTests["*"] ?? []), ...(table.inTests[name] ?? [])];
};

const ofOurs = (path: string, specifier: string, row: ReadonlyArray<string>): string | null => {
  const imported = specifier.slice("@atoll/".length);
  const { name } = homeOf(path);
  const isAllowed = [...row, name].some((each) => imported === each || imported.startsWith(`${each}/`));
  return isAllowed ? null : `${path} may not import ${specifier}`;
};

const ofOthers = (path: string, specifier: string): string | null => {
  const { name, folder } = homeOf(path);
  if (folder !== "src") return null;
  const isNode = specifier.startsWith("node:");
  if (isNode && table.withoutNode.includes(name)) return `${path} may not need Node: ${specifier}`;
  if (!isNode && table.withoutDependencies.includes(name)) return `${path} has no dependencies: ${specifier}`;
  const isSql = /^(?:drizzle-orm|@effect\/sql-pg|effect\/(?:unstable\/)?sql)(?:\/|$)/.test(specifier);
  return isSql && !table.withSql.includes(name) ? `${path} may not hold SQL: ${specifier}` : null;
};

/** What a file's imports break of the house table; each a sentence. */
export const violationsOf = ({ path, imports }: SourceFile): ReadonlyArray<string> => {
  const row = rowOf(path);
  if (row === undefined) return [`${path} belongs to no row of the house table`];
  const { group, name } = homeOf(path);
  return imports.flatMap(({ specifier }) => {
    if (specifier.startsWith("@atoll/")) return ofOurs(path, specifier, row) ?? [];
    if (!specifier.startsWith(".")) return ofOthers(path, specifier) ?? [];
    const target = targetOf(path, specifier) ?? "";
    return target.startsWith(`${group}/${name}/`) ? [] : [`${path} reaches out of its package: ${specifier}`];
  });
};
