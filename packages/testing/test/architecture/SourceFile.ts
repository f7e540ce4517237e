import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Import, importsOf } from "./importsOf.ts";

export const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** One source file and what it imports. */
export interface SourceFile {
  /** From the workspace's root, with forward slashes: `packages/domain/src/projects/Projects.ts`. */
  readonly path: string;
  readonly imports: ReadonlyArray<Import>;
}

const skipped = new Set(["node_modules", "dist", "fixtures"]);

/** Every file of the two groups that is TypeScript, by its path from the root; generated files included. */
export const sourcePaths = (): ReadonlyArray<string> => {
  const below = (folder: string): ReadonlyArray<string> =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : below(path);
      return /\.[cm]?[jt]sx?$/.test(entry.name) ? [path] : [];
    });
  return ["packages", "apps"].flatMap(below);
};

export const readSource = (path: string): SourceFile => ({
  path,
  imports: importsOf(path, readFileSync(join(root, path), "utf8")),
});
