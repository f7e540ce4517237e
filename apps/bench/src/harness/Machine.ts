import { existsSync, readFileSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";
import { join } from "node:path";
import { Schema } from "effect";
import { peersFolder } from "./paths.ts";

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
  return `${processors.length} × ${processors[0]?.model ?? "unknown CPU"}, ${memory} GiB, ${type()} ${release()}, Node ${process.versions.node}`;
};
