// What `npm test` runs once everything is installed: quick checks, then every suite, then one honest sum.
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { installRequirements } from "./installRequirements.ts";
import { end, leftBehind, processesNow, runVariable } from "./runProcesses.ts";
import { addTallies, emptyTally, report, strict, type Tally } from "./Tally.ts";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const inContinuousIntegration = process.env["CI"] === "true";
const run = randomUUID();
const scratch = mkdtempSync(join(tmpdir(), "atoll-tests-"));
const tallyFile = join(scratch, "tally.json");
const filters = process.argv.slice(2);

const environment = {
  ...process.env,
  [runVariable]: run,
  ATOLL_TALLY_FILE: tallyFile,
  PATH: [join(root, "node_modules", ".bin"), process.env["PATH"]].join(delimiter),
};

let current: ReturnType<typeof spawn> | undefined;
let interruptedBy: NodeJS.Signals | undefined;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    interruptedBy = signal;
    current?.kill(signal);
  });
}

/** Runs a tool of the workspace, showing what it says; resolves with its exit code. */
const tool = (command: string, args: ReadonlyArray<string>) =>
  new Promise<number>((resolve) => {
    current = spawn(command, args, { cwd: root, env: environment, stdio: "inherit" });
    current.once("error", () => resolve(127));
    current.once("exit", (code) => resolve(code ?? 1));
  });

const check = async (name: string, command: string, ...args: ReadonlyArray<string>): Promise<Tally> => {
  if (interruptedBy !== undefined) return emptyTally;
  process.stdout.write(`\natoll: ${name}\n`);
  const code = await tool(command, args);
  return code === 0 ? { ...emptyTally, passed: 1 } : { ...emptyTally, failures: [`${name} (see above)`] };
};

const suites = async (): Promise<Tally> => {
  if (interruptedBy !== undefined) return emptyTally;
  process.stdout.write("\natoll: tests\n");
  const reporter = join(root, "packages/testing/src/vitest/TallyReporter.ts");
  const config = ["run", "--config", "vitest.workspace.ts", "--reporter=default", `--reporter=${reporter}`];
  const code = await tool("vitest", [...config, ...filters]);
  const tally: Tally = existsSync(tallyFile) ? JSON.parse(readFileSync(tallyFile, "utf8")) : emptyTally;
  const unexplained = code !== 0 && tally.failures.length === 0;
  return unexplained ? { ...tally, failures: [`Vitest ended with code ${code}`] } : tally;
};

/** What still runs a moment after the tests have ended is a failure, named and ended. */
const leftovers = async (before: ReadonlySet<string>): Promise<Tally> => {
  for (let tries = 0; tries < 20 && leftBehind(run, before).length > 0; tries++) await sleep(100);
  const left = leftBehind(run, before);
  end(left);
  return { ...emptyTally, failures: left.map(({ pid, name }) => `left running: ${name} (${pid})`) };
};

// Mostly a wait for the network, which the checks need not.
const installed = installRequirements();
const before = processesNow();
const parts: Array<Tally> = [];
if (filters.length === 0) {
  parts.push(
    await check("types", "nx", "run-many", "--target=typecheck", "--parallel=2", "--outputStyle=stream"),
  );
  parts.push(await check("lint", "oxlint", "--deny-warnings"));
  parts.push(await check("format", "oxfmt", "--check"));
}
await installed;
parts.push(await suites());
parts.push(await leftovers(before));
rmSync(scratch, { recursive: true, force: true });

const sum = addTallies(parts);
const tally = inContinuousIntegration ? strict(sum) : sum;
process.stdout.write(`\n${report(tally)}\n`);
process.exitCode =
  interruptedBy === undefined ? Math.min(tally.failures.length, 1) : 128 + constants.signals[interruptedBy];
