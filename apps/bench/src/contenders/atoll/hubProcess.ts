import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Urls } from "../../protocol/Setup.ts";

/**
 * The hub itself, from its sources, as a process below the contender's own: its CPU counts as the
 * contender's.
 */
export interface HubProcess {
  readonly origin: string;
  readonly port: number;
  readonly end: () => Promise<void>;
}

const entry = fileURLToPath(new URL("../../../../api/src/main.ts", import.meta.url));
const patience = 60_000;

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => void child.once("exit", () => resolve()));

/** The address in the line that says the hub is ready. */
const ready = (child: ChildProcess) =>
  new Promise<URL>((resolve, reject) => {
    let log = "";
    const fail = (reason: string) => reject(new Error(`${reason}\n${log.slice(-4_000)}`));
    const over = setTimeout(() => fail("The hub did not get ready."), patience);
    child.once("exit", () => fail("The hub ended."));
    const hear = (chunk: Buffer) => {
      log += chunk.toString();
      const found = /Atoll is ready at (http:\/\/[^\s]+)/.exec(log);
      if (found?.[1] === undefined) return;
      clearTimeout(over);
      resolve(new URL(found[1]));
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
  });

export const startHub = async (
  urls: Urls,
  roles: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<HubProcess> => {
  const folder = await mkdtemp(join(tmpdir(), "atoll-bench-hub-"));
  const child = spawn(process.execPath, [entry], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"],
      NODE_ENV: "production",
      ATOLL_DATA: folder,
      ATOLL_PORT: "0",
      // One caller sends thousands a second here.
      ATOLL_RATE_LIMITS: "off",
      ATOLL_ROLES: roles,
      DATABASE_URL: urls.app,
      DATABASE_SYSTEM_URL: urls.system,
      ...settings,
    },
  });
  // Whatever ends this process ends the hub.
  process.once("exit", () => {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });
  const url = await ready(child);
  child.removeAllListeners("exit");
  return {
    origin: url.origin,
    port: Number(url.port),
    end: async () => {
      const end = ended(child);
      child.kill("SIGTERM");
      const over = setTimeout(() => void child.kill("SIGKILL"), 3_000);
      await end;
      clearTimeout(over);
    },
  };
};
