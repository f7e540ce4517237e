import { type ChildProcess, spawn } from "node:child_process";
import { Effect } from "effect";
import { pause } from "@atoll/platform/process/ProcessTable";
import { program } from "./program.ts";

export interface SpecOptions {
  readonly id: string;
  readonly root: string;
  readonly user: number;
  readonly args: ReadonlyArray<string>;
  readonly env: ReadonlyArray<string>;
  readonly folder: string;
  readonly mounts: Readonly<Record<string, string>>;
}

const mebibyte = 1024 * 1024;

const pseudo = (destination: string, type: string, ...options: ReadonlyArray<string>) => ({
  destination,
  type,
  source: type,
  options: ["nosuid", ...options],
});

const noCapabilities = { bounding: [], effective: [], permitted: [], inheritable: [], ambient: [] };

/** An OCI runtime configuration of the container that deploy/kubernetes asks for. */
export const spec = ({ id, root, user, args, env, folder, mounts }: SpecOptions) => ({
  ociVersion: "1.0.2",
  root: { path: root, readonly: true },
  hostname: "atoll",
  process: {
    terminal: false,
    user: { uid: user, gid: user },
    args,
    env,
    cwd: folder,
    capabilities: noCapabilities,
    noNewPrivileges: true,
  },
  mounts: [
    pseudo("/proc", "proc", "noexec", "nodev"),
    pseudo("/dev", "tmpfs", "mode=755", "size=65536k"),
    pseudo("/dev/shm", "tmpfs", "noexec", "nodev", "mode=1777"),
    pseudo("/tmp", "tmpfs", "nodev", "mode=1777"),
    ...Object.entries(mounts).map(([destination, source]) => ({
      destination,
      type: "bind",
      source,
      options: ["rbind", "rw", "nosuid", "nodev"],
    })),
  ],
  linux: {
    cgroupsPath: `/${id}`,
    namespaces: ["pid", "ipc", "uts", "mount"].map((type) => ({ type })),
    resources: { memory: { limit: 1024 * mebibyte }, pids: { limit: 256 } },
    maskedPaths: ["/proc/kcore", "/proc/keys", "/proc/timer_list"],
    readonlyPaths: ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"],
  },
});

export interface RunOptions {
  readonly id: string;
  readonly bundle: string;
  readonly state: string;
}

/** How its first process ended; a code above 128 says that a signal ended it. */
export interface End {
  readonly code: number | null;
}

const launch = ({ id, bundle, state }: RunOptions) => {
  const child: ChildProcess = spawn("runc", ["--root", state, "run", "--bundle", bundle, id], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const written: Array<string> = [];
  let end: End | null = null;
  const hear = (chunk: Buffer) => void written.push(chunk.toString());
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  child.once("close", (code) => void (end = { code }));
  return { log: () => written.join(""), ended: () => end };
};

/** Runs the bundle until the scope closes. */
export const run = Effect.fnUntraced(function* (options: RunOptions) {
  const runc = (...args: ReadonlyArray<string>) => program("runc", ["--root", options.state, ...args]);
  const { log, ended } = yield* Effect.acquireRelease(
    Effect.sync(() => launch(options)),
    () => Effect.ignore(runc("delete", "--force", options.id)),
  );
  const end = Effect.gen(function* () {
    for (;;) {
      const over = ended();
      if (over !== null) return over;
      yield* pause(10);
    }
  });
  return {
    log: Effect.sync(log),
    end,
    /** Waits for text that matches, at most as long as said; tells whether it came. */
    says: Effect.fnUntraced(function* (wanted: RegExp, milliseconds: number) {
      const until = performance.now() + milliseconds;
      while (!wanted.test(log()) && ended() === null && performance.now() < until) yield* pause(20);
      return wanted.test(log());
    }),
    /** Signals its first process, as `docker stop` and Kubernetes do, and waits for the end. */
    kill: (name: "TERM" | "KILL") => Effect.andThen(runc("kill", options.id, name), end),
    /** Runs another program inside, as the image's user. */
    execute: (...args: ReadonlyArray<string>) => runc("exec", options.id, ...args),
  };
});
