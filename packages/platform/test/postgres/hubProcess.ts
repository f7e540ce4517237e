import { fork, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Effect, Schema } from "effect";
import * as ProcessTable from "@atoll/platform/process/ProcessTable";

const Report = Schema.Union([
  Schema.Struct({ serverPid: Schema.Int }),
  Schema.Struct({ failed: Schema.String, message: Schema.String }),
]);

const entry = fileURLToPath(new URL("fixtures/hub.ts", import.meta.url));

/** Whether an account may run this source at all: in root's home it may not. */
export const mayRun = (account: { readonly uid: number; readonly gid: number }): boolean =>
  spawnSync(process.execPath, ["-e", "require('node:fs').accessSync(process.argv[1])", entry], {
    ...account,
    cwd: "/",
    stdio: "ignore",
  }).status === 0;

/**
 * A hub in a process of its own, killed with the scope; `report` is what it says once it is up or has failed.
 */
export const hubProcess = Effect.fnUntraced(function* (
  dataFolder: string,
  account: { readonly uid?: number; readonly gid?: number } = {},
) {
  const child = yield* Effect.acquireRelease(
    Effect.sync(() =>
      fork(entry, [dataFolder], { stdio: ["ignore", "ignore", "inherit", "ipc"], env: {}, ...account }),
    ),
    (running) => Effect.sync(() => running.kill("SIGKILL")),
  );
  const message = yield* Effect.callback<unknown>((resume) => {
    child.once("message", (value) => resume(Effect.succeed(value)));
    child.once("exit", (code) => resume(Effect.succeed({ failed: "exit", message: String(code) })));
  });
  const report = yield* Schema.decodeUnknownEffect(Report)(message);
  // What a killed hub leaves running is for the test to look at, and to be gone after it.
  yield* Effect.addFinalizer(() =>
    "serverPid" in report ? ProcessTable.signal(report.serverPid, "SIGKILL") : Effect.void,
  );
  const end = (signal: NodeJS.Signals) =>
    Effect.callback<void>((resume) => {
      child.once("exit", () => resume(Effect.void));
      child.kill(signal);
    });
  return { pid: child.pid ?? 0, report, end };
});
