import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { fakeWorkspace } from "./fakeWorkspace.ts";

const pnpm = (script: string) => ({
  "node_modules/pnpm/package.json": `{ "version": "12.21.0", "type": "module" }`,
  "node_modules/pnpm/bin/pnpm.mjs": script,
});

const countingPnpm = pnpm(`
  import { appendFileSync } from "node:fs";
  appendFileSync("installs", "x");
`);

const workspace = (files: Readonly<Record<string, string>>) => {
  const made = fakeWorkspace({ ".ci/bundle.mjs": "", ...files });
  onTestFinished(made.remove);
  return made;
};

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const gone = async (pid: number) => {
  for (let tries = 0; tries < 100 && isAlive(pid); tries++) await sleep(50);
  return !isAlive(pid);
};

it("says that there is no network when nothing is installed, with code 10", { timeout: 60_000 }, async () => {
  const home = workspace({});
  const { code, said } = await home.run(["start"], {
    HOME: home.root,
    npm_config_cache: join(home.root, "cache"),
    npm_config_registry: "http://127.0.0.1:1/",
  }).ended;
  expect(said).toContain("There is no network, and what Atoll needs is not installed yet.");
  expect(said).toContain("What to do: connect this machine");
  expect(code).toBe(10);
});

it("says that the install failed for another reason, with code 11", async () => {
  const { code, said } = await workspace(pnpm(`console.log("disk quota"); process.exit(1);`)).run(["start"])
    .ended;
  expect(said).toContain("disk quota");
  expect(said).toContain("The packages could not be installed");
  expect(code).toBe(11);
});

it("says that the build failed, with code 12", async () => {
  const made = workspace({ ...countingPnpm, ".ci/bundle.mjs": "process.exit(1);" });
  made.linkNode();
  const { code, said } = await made.run(["start"]).ended;
  expect(said).toContain("The production bundles could not be built");
  expect(code).toBe(12);
});

it("installs once, and again when a package.json changed", async () => {
  const made = workspace({ ...countingPnpm, "apps/cli/dist/main.js": "" });
  made.linkNode();
  await made.run(["start"]).ended;
  await made.run(["start"]).ended;
  expect(made.read("installs")).toBe("x");
  made.write("package.json", `{ "type": "module", "version": "2" }`);
  expect((await made.run(["start"]).ended).code).toBe(0);
  expect(made.read("installs")).toBe("xx");
});

const main = `
  import { spawn } from "node:child_process";
  const below = spawn(process.execPath, ["-e", "process.on('SIGINT', () => {}); setInterval(() => {}, 1000)"]);
  let signals = 0;
  process.on("SIGINT", () => { signals++; setTimeout(() => { console.log("signals " + signals); process.exit(7); }, 300); });
  process.on("SIGTERM", () => process.exit(0));
  console.log("up", process.pid, below.pid, process.argv.slice(2).join(","), "end");
  setInterval(() => {}, 1000);
`;

it("hands arguments on, passes a signal on once, leaves no orphan and ends with the child's code", async () => {
  const made = workspace({ ...countingPnpm, "apps/cli/dist/main.js": main });
  made.linkNode();
  const { child, ended, says } = made.run(["start", "--no-demo"]);
  const [, , below, args] = await says(/up (\d+) (\d+) (\S+) end/);
  expect(args).toBe("start,--no-demo");
  child.kill("SIGINT");
  await sleep(50);
  child.kill("SIGINT");
  const { code, said } = await ended;
  expect(said).toContain("signals 1");
  expect(code).toBe(7);
  expect(await gone(Number(below))).toBe(true);
});

it("does not leave the child running when it is killed itself", async () => {
  const made = workspace({ ...countingPnpm, "apps/cli/dist/main.js": main });
  made.linkNode();
  const { child, says } = made.run(["start"]);
  const [, pid, below] = await says(/up (\d+) (\d+)/);
  onTestFinished(() => void process.kill(Number(below), "SIGKILL"));
  child.kill("SIGKILL");
  expect(await gone(Number(pid))).toBe(true);
});

it("ends the child in order when the npm that started it is killed", async () => {
  const made = workspace({ ...countingPnpm, "apps/cli/dist/main.js": main });
  made.linkNode();
  const { child, says } = made.run(["start"], { npm_lifecycle_event: "start" }, "shell");
  const [, pid, below] = await says(/up (\d+) (\d+)/);
  child.kill("SIGKILL");
  expect(await gone(Number(pid))).toBe(true);
  expect(await gone(Number(below))).toBe(true);
});

it("refuses a command it does not know", async () => {
  const { code, said } = await workspace({}).run(["dance"]).ended;
  expect(said).toContain(`There is no command "dance".`);
  expect(code).toBe(64);
});
