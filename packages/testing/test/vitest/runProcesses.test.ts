import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it, onTestFinished } from "vitest";
import { end, leftBehind, processesNow, runVariable } from "../../src/vitest/runProcesses.ts";

const start = async (env: NodeJS.ProcessEnv, script = "setInterval(() => {}, 1000)") => {
  const child = spawn(process.execPath, ["-e", `${script}; console.log("up");`], { env, detached: true });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child.pid ?? 0;
};

const pids = (run: string, before: ReadonlySet<string>) => leftBehind(run, before).map(({ pid }) => pid);

it("finds what carries the mark of the run, in whatever group, and what started below it", async () => {
  const before = processesNow();
  const below = `require("node:child_process").spawn("sleep", ["60"], { env: { A: "1" }, detached: true })`;
  const marked = await start({ [runVariable]: "run-1" }, `${below}; setInterval(() => {}, 1000)`);
  const foreign = await start({ [runVariable]: "run-2" });
  const found = leftBehind("run-1", before);
  onTestFinished(() => end(found));
  expect(found.map(({ pid }) => pid)).toContain(marked);
  expect(found.map(({ pid }) => pid)).not.toContain(foreign);
  expect(found.map(({ name }) => name)).toContain("sleep 60");
});

it("finds a sandbox by its empty environment, and spares what ran before", async () => {
  const older = await start({});
  const before = processesNow();
  const sandbox = await start({});
  expect(pids("run-3", before)).toContain(sandbox);
  expect(pids("run-3", before)).not.toContain(older);
});
