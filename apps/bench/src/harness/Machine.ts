import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";
import { join } from "node:path";
import { Schema } from "effect";
import { peersFolder } from "./paths.ts";
import * as RedisTarget from "./RedisTarget.ts";

const Manifest = Schema.fromJsonString(Schema.Struct({ version: Schema.String }));

/** The installed version, as the package itself says it. */
export const versionOf = (name: string): string => {
  const file = join(peersFolder, name, "package.json");
  return existsSync(file)
    ? Schema.decodeUnknownSync(Manifest)(readFileSync(file, "utf8")).version
    : "not installed";
};

/** What the figures were taken on, in one line. */
export const machine = (): string => {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const cores = `${processors.length} × ${processors[0]?.model ?? "unknown CPU"}`;
  return `${cores}, ${memory} GiB, ${type()} ${release()}, Node ${process.versions.node}`;
};

/** The commit that is measured, with a plus where files differ from it. */
export const revision = (): string => {
  const git = (...args: ReadonlyArray<string>) =>
    spawnSync("git", args, { cwd: peersFolder, encoding: "utf8" }).stdout?.trim() ?? "";
  const commit = git("rev-parse", "--short", "HEAD");
  if (commit === "") return "unknown";
  return git("status", "--porcelain", "--untracked-files=no") === "" ? commit : `${commit}+`;
};

/** Programs that are measured or measure, as far as they are here. */
export const programs = (): ReadonlyArray<string> => {
  const redis = RedisTarget.installed();
  const { status, stdout } = spawnSync("pgbench", ["--version"], { encoding: "utf8" });
  return [
    ...(redis === null ? [] : [`redis-server ${redis}`]),
    ...(status === 0 ? [`pgbench ${/[\d.]+/.exec(stdout)?.[0] ?? "unknown"}`] : []),
  ];
};
