import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root, sourcePaths } from "./SourceFile.ts";

/** What may stand at the top (DESIGN.md, section 3); dotfiles of tools apart. */
const top = new Set(
  `apps packages migrations deploy docs node_modules nx.json pnpm-workspace.yaml pnpm-lock.yaml package.json
   tsconfig.base.json vitest.workspace.ts Dockerfile README.md bootstrap.mjs`.split(/\s+/),
);

const dotfiles = new Set([".ci", ".git", ".nx", ".atoll", ".gitignore", ".dockerignore", ".npmrc"]);
const isToolDotfile = (name: string) => dotfiles.has(name) || /^\.ox(?:lint|fmt)rc\.json$/.test(name);

const paths = sourcePaths();

const members = ["packages", "apps"]
  .flatMap((group) => readdirSync(join(root, group)).map((name) => `${group}/${name}/`))
  .filter((folder) => existsSync(join(root, folder, "package.json")));

it("has nothing at the top level that the plan does not name", () => {
  expect(readdirSync(root).filter((name) => !top.has(name) && !isToolDotfile(name))).toEqual([]);
});

it("has no file of more than 400 lines", () => {
  const lines = (path: string) => readFileSync(join(root, path), "utf8").split("\n").length - 1;
  const written = paths.filter((path) => !path.includes("/generated/"));
  expect(
    written.map((path) => `${path}: ${lines(path)}`).filter((line) => Number(line.split(": ")[1]) > 400),
  ).toEqual([]);
});

it("has no index files and no folders named for kinds", () => {
  const kinds = /\/(?:services|layers|types|utils|helpers|common)\//;
  expect(paths.filter((path) => /\/index\.[cm]?[jt]sx?$/.test(path) || kinds.test(path))).toEqual([]);
});

it("keeps sources, tests and tools in folders of their own", () => {
  const isPlaced = (path: string) =>
    /^(?:packages|apps)\/[^/]+\/(?:src|test|lint|build|scripts)\//.test(path);
  const isConfig = (path: string) => /^(?:packages|apps)\/[^/]+\/[a-z-]+\.config\.[cm]?[jt]s$/.test(path);
  expect(paths.filter((path) => !isPlaced(path) && !isConfig(path))).toEqual([]);
});

it("has no empty shells: every package and app holds code", () => {
  expect(members.filter((folder) => !paths.some((path) => path.startsWith(`${folder}src/`)))).toEqual([]);
});

it("has every package and app type-checked by Nx", () => {
  const isChecked = (folder: string) =>
    existsSync(join(root, folder, "tsconfig.json")) &&
    readFileSync(join(root, folder, "package.json"), "utf8").includes(`"typecheck": {}`);
  expect(members.filter((folder) => !isChecked(folder))).toEqual([]);
});
