import { Context, Effect, Layer } from "effect";
import { execFile } from "node:child_process";
import { findExecutable } from "./findExecutable.ts";
import { canSampleTrees } from "./processTree.ts";

/**
 * What stands around Node's permission model, strongest first.
 * `bubblewrap`: own pid, network, ipc and mount namespaces; only the run's paths exist.
 * `unshare`: own pid, network and ipc namespaces, the file system is the site's.
 * `plain`: nothing; signals to other processes are held back by the bootstrap's guard only.
 */
export type IsolationMode = "bubblewrap" | "unshare" | "plain";

export interface IsolatedCommand {
  readonly command: ReadonlyArray<string>;
  /** Files and folders that must stay readable, absolute and real. */
  readonly readable: ReadonlyArray<string>;
  readonly folder: string;
}

const systemLibraries = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache"];

/** As the first process of its namespace Node is bubblewrap's own child: nothing is left for init to reap. */
const bubblewrapNamespaces = [
  "--unshare-all --unshare-user --uid 65534 --gid 65534 --hostname sandbox",
  "--as-pid-1 --die-with-parent --new-session --cap-drop ALL",
].join(" ");
const unshareNamespaces = "--user --map-current-user --pid --net --ipc --uts --fork --kill-child=KILL";

const bubblewrap = (
  program: string,
  { command, readable, folder }: IsolatedCommand,
): ReadonlyArray<string> => [
  program,
  ...bubblewrapNamespaces.split(" "),
  ...systemLibraries.flatMap((path) => ["--ro-bind-try", path, path]),
  ...[process.execPath, ...readable].flatMap((path) => ["--ro-bind", path, path]),
  ..."--dev /dev --remount-ro / --chdir".split(" "),
  folder,
  "--",
  ...command,
];

const unshare = (program: string, { command }: IsolatedCommand): ReadonlyArray<string> => [
  program,
  ...unshareNamespaces.split(" "),
  "--",
  ...command,
];

/** Makes the kernel end the child when the agent's process ends, however busy the child is. */
const dieWithParent = (program: string | undefined, command: ReadonlyArray<string>): ReadonlyArray<string> =>
  program === undefined ? command : [program, "--pdeathsig", "KILL", "--no-new-privs", "--", ...command];

const runs = (command: ReadonlyArray<string>): Effect.Effect<boolean> =>
  Effect.callback<boolean>((resume) => {
    const [file = "", ...values] = command;
    const child = execFile(file, values, { env: {}, timeout: 10_000, killSignal: "SIGKILL" }, (error) =>
      resume(Effect.succeed(error === null)),
    );
    return Effect.sync(() => void child.kill("SIGKILL"));
  });

export interface IsolationReport {
  readonly mode: IsolationMode;
  /** Whether the memory and CPU watchdog works on this system. */
  readonly watchdog: boolean;
  /** Sentences for the operator about what is weaker than it could be; empty when nothing is. */
  readonly warnings: ReadonlyArray<string>;
}

/** How this machine can isolate a run; found out once, by doing it. */
export class Isolation extends Context.Service<
  Isolation,
  {
    readonly report: IsolationReport;
    /** The command that runs `command` isolated. */
    readonly wrap: (command: IsolatedCommand) => ReadonlyArray<string>;
  }
>()("@atoll/node-agent/sandbox/Isolation") {
  /** The strongest of `modes` that works here; `plain` always works. */
  static readonly layer = (modes: ReadonlyArray<IsolationMode> = ["bubblewrap", "unshare"]) =>
    Layer.effect(
      Isolation,
      Effect.gen(function* () {
        const probe = { command: [process.execPath, "-e", ""], readable: [], folder: "/" };
        const setpriv = findExecutable("setpriv");
        const usable = setpriv !== undefined && (yield* runs(dieWithParent(setpriv, probe.command)));
        const guardian = usable ? setpriv : undefined;
        const watchdog = canSampleTrees();
        const warnings = watchdog
          ? []
          : ["This system has no /proc: memory and CPU of a run are bounded by its own limits only."];
        const wrappers = {
          bubblewrap: wrapper("bwrap", bubblewrap),
          unshare: wrapper("unshare", (program, command) =>
            dieWithParent(guardian, unshare(program, command)),
          ),
          plain: ({ command }: IsolatedCommand) => dieWithParent(guardian, command),
        };
        for (const mode of modes) {
          if (mode === "plain") break;
          const wrap = wrappers[mode];
          if (wrap === undefined) warnings.push(`${mode} is not installed.`);
          else if (!(yield* runs(wrap(probe)))) warnings.push(`${mode} is installed but does not work here.`);
          else return Isolation.of({ report: yield* logged({ mode, watchdog, warnings }), wrap });
        }
        warnings.push(
          "Runs have no process namespace: only a guard inside them holds back signals to others.",
        );
        const report = yield* logged({ mode: "plain", watchdog, warnings });
        return Isolation.of({ report, wrap: wrappers.plain });
      }),
    );
}

const wrapper = (
  name: string,
  wrap: (program: string, command: IsolatedCommand) => ReadonlyArray<string>,
): ((command: IsolatedCommand) => ReadonlyArray<string>) | undefined => {
  const program = findExecutable(name);
  return program === undefined ? undefined : (command) => wrap(program, command);
};

const logged = (report: IsolationReport): Effect.Effect<IsolationReport> =>
  Effect.logInfo(`Runs are isolated by ${report.mode}`).pipe(
    Effect.andThen(
      Effect.forEach(report.warnings, (warning) => Effect.logWarning(warning), { discard: true }),
    ),
    Effect.as(report),
  );
