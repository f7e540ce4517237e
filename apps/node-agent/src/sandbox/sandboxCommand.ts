import { dirname } from "node:path";
import type { IsolatedCommand } from "./Isolation.ts";
import type { RuntimeLibraries } from "./RuntimeLibraries.ts";
import type { SandboxLimits } from "./SandboxLimits.ts";

const MiB = 1024 * 1024;

const nodeFlags = [
  "--permission",
  "--no-experimental-sqlite",
  "--no-webstorage",
  "--disable-sigusr1",
  "--disable-warning=ExperimentalWarning",
  "--disable-warning=DeprecationWarning",
];

export interface SandboxPaths {
  /** All real (no symbolic links in them), absolute, without wildcards. */
  readonly runFolder: string;
  readonly datasets: ReadonlyArray<string>;
}

/** Node with what the run may read and nothing else, running the bootstrap. */
export const nodeCommand = (
  paths: SandboxPaths,
  libraries: RuntimeLibraries,
  limits: SandboxLimits,
): IsolatedCommand => {
  const { bootstrap, sdk, algorithms, extension } = libraries;
  const readable = [paths.runFolder, sdk, algorithms, dirname(bootstrap), ...paths.datasets];
  return {
    command: [
      process.execPath,
      ...nodeFlags,
      `--max-old-space-size=${Math.max(16, Math.floor(limits.memoryBytes / MiB))}`,
      ...readable.map((path) => `--allow-fs-read=${path}`),
      bootstrap,
      JSON.stringify({ sdk, algorithms, extension }),
    ],
    readable,
    folder: paths.runFolder,
  };
};

/**
 * Sets what the kernel enforces by itself, behind the watchdog: CPU seconds, no core files, and an upper
 * bound on writable private memory. V8 reserves about 600 MiB of the latter before it runs a line, hence
 * the allowance.
 */
export const withKernelLimits = (
  command: ReadonlyArray<string>,
  limits: SandboxLimits,
): ReadonlyArray<string> => {
  const kilobytes = Math.ceil((limits.memoryBytes * 2) / 1024) + 1024 * 1024;
  const cpu = limits.cpuSeconds + 1;
  const script = `ulimit -c 0; ulimit -t ${cpu}; ulimit -d ${kilobytes} 2>/dev/null; exec "$@"`;
  return ["/bin/sh", "-c", script, "sandbox", ...command];
};
