import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Effect } from "effect";

export interface RedisTarget {
  readonly url: string;
  readonly pid: number;
  readonly version: string;
}

/** As durable as Redis gets: the append-only file is fsynced before an answer. */
const settings = { bind: "127.0.0.1", save: "", appendonly: "yes", appendfsync: "always", daemonize: "no" };

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer();
    server.listen({ host: settings.bind, port: 0 }, () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });

const launch = async (folder: string) => {
  const port = await freePort();
  const args = Object.entries({ ...settings, port, dir: folder }).flatMap(([name, value]) => [
    `--${name}`,
    String(value),
  ]);
  const child = spawn("redis-server", args, { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise<void>((resolve, reject) => {
    child.once("exit", () => reject(new Error("redis-server ended before it was ready.")));
    child.stdout.on("data", (chunk: Buffer) => {
      if (chunk.includes("Ready to accept connections")) resolve();
    });
  });
  return { child, port };
};

/** What the installed server says of itself, or null where there is none. */
export const installed = (): string | null => {
  const { status, stdout } = spawnSync("redis-server", ["--version"], { encoding: "utf8" });
  return status === 0 ? (/v=([\d.]+)/.exec(stdout)?.[1] ?? "unknown") : null;
};

/** A Redis of the run's own, gone with the scope. */
export const open = Effect.fn("RedisTarget.open")(function* (version: string) {
  const folder = yield* Effect.acquireRelease(
    Effect.promise(() => mkdtemp(join(tmpdir(), "atoll-bench-redis-"))),
    (path) => Effect.promise(() => rm(path, { recursive: true, force: true })),
  );
  const { child, port } = yield* Effect.acquireRelease(
    Effect.promise(() => launch(folder)),
    ({ child: running }) =>
      Effect.promise(
        () =>
          new Promise<void>((resolve) => {
            running.removeAllListeners("exit").once("exit", () => resolve());
            running.kill("SIGKILL");
          }),
      ),
  );
  const url = `redis://${settings.bind}:${port}`;
  return { url, pid: child.pid ?? 0, version } satisfies RedisTarget;
});
