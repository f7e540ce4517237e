import { Deferred, Effect, Schema } from "effect";
import type { Scope } from "effect";
import { spawn } from "node:child_process";
import type { Duplex, Readable } from "node:stream";
import { Duplex as DuplexClass } from "node:stream";
import { sampleTree } from "./processTree.ts";

/** The child could not be started at all: no memory, no processes left, a program missing. */
export class SandboxUnavailable extends Schema.TaggedError<SandboxUnavailable>()("SandboxUnavailable", {
  message: Schema.String,
}) {}

export interface ProcessExit {
  readonly exitCode: number | null;
  readonly signal: string | null;
}

/** A child that leads its own process group; the raw byte streams are the caller's to bound. */
export interface ChildProcess {
  readonly pid: number;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** The child's IPC channel, as bytes: Node's own parent side would buffer a line of any length. */
  readonly channel: Duplex;
  /** Ends with the process; its streams may still hold bytes. */
  readonly exit: Effect.Effect<ProcessExit>;
  /**
   * Signals everything below the first process, or that one where nothing is below: a wrapper whose child
   * ended reaps it and ends by itself, whereas a killed wrapper would leave a zombie. After SIGKILL the
   * group follows.
   */
  readonly signal: (name: "SIGTERM" | "SIGKILL") => Effect.Effect<void>;
}

/** How long bubblewrap or unshare may take to notice the end of what they wrap. */
const wrapperGrace = "250 millis";

const signalNumbers: { readonly [number: number]: string } = {
  6: "SIGABRT",
  9: "SIGKILL",
  11: "SIGSEGV",
  15: "SIGTERM",
  24: "SIGXCPU",
};

/** bubblewrap tells the signal that ended its child as 128 + number, like a shell. */
const plainExit = (exitCode: number | null, signal: string | null): ProcessExit => {
  const hidden = exitCode === null ? undefined : signalNumbers[exitCode - 128];
  return hidden === undefined ? { exitCode, signal } : { exitCode: null, signal: hidden };
};

const kill = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch {
    // Already gone, which is what was wanted.
  }
};

/**
 * Starts `command` with nothing but UTC and the IPC channel in its environment; closing the scope kills it.
 */
export const startChild = Effect.fnUntraced(function* (
  command: ReadonlyArray<string>,
  folder: string,
): Effect.fn.Return<ChildProcess, SandboxUnavailable, Scope.Scope> {
  const exited = yield* Deferred.make<ProcessExit>();
  const started = yield* Effect.acquireRelease(launch(command, folder, exited), (child) =>
    child.signal("SIGKILL").pipe(
      Effect.andThen(Deferred.await(exited)),
      Effect.andThen(
        Effect.sync(() => {
          for (const stream of [child.stdout, child.stderr, child.channel]) stream.destroy();
        }),
      ),
    ),
  );
  return started;
});

const launch = (command: ReadonlyArray<string>, folder: string, exited: Deferred.Deferred<ProcessExit>) =>
  Effect.callback<ChildProcess, SandboxUnavailable>((resume) => {
    const [file = "", ...values] = command;
    const child = spawn(file, values, {
      cwd: folder,
      detached: true,
      env: { NODE_CHANNEL_FD: "3", NODE_CHANNEL_SERIALIZATION_MODE: "json", TZ: "UTC" },
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    });
    const unavailable = (message: string) => resume(Effect.fail(new SandboxUnavailable({ message })));
    child.once("error", (error) => unavailable(`The sandbox could not be started: ${error.message}`));
    child.once("exit", (code, signal) =>
      Deferred.doneUnsafe(exited, Effect.succeed(plainExit(code, signal))),
    );
    child.once("spawn", () => {
      const [, stdout, stderr, channel] = child.stdio;
      const { pid } = child;
      if (pid === undefined || !stdout || !stderr || !(channel instanceof DuplexClass)) {
        return unavailable("The sandbox started without its streams.");
      }
      // A reset is how the other side's sudden end looks; the exit tells what happened.
      for (const stream of [stdout, stderr, channel]) stream.on("error", () => {});
      const ended = () => child.exitCode !== null || child.signalCode !== null;
      const signal = (name: "SIGTERM" | "SIGKILL") =>
        Effect.suspend(() => {
          if (ended()) return Effect.void;
          const [, ...below] = sampleTree(pid).pids;
          if (below.length === 0) return Effect.sync(() => kill(-pid, name));
          for (const one of below) kill(one, name);
          return name === "SIGTERM"
            ? Effect.void
            : Effect.andThen(Effect.timeoutOption(Deferred.await(exited), wrapperGrace), () =>
                ended() ? Effect.void : Effect.sync(() => kill(-pid, name)),
              );
        });
      const exit = Deferred.await(exited);
      if (!isReadable(stdout) || !isReadable(stderr))
        return unavailable("The sandbox started without its streams.");
      resume(Effect.succeed({ pid, stdout, stderr, channel, exit, signal }));
    });
  });

const isReadable = (stream: unknown): stream is Readable =>
  typeof stream === "object" && stream !== null && "read" in stream;
