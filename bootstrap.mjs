// The two commands, `npm start` and `npm test`, on a machine that has only Node >= 20 and npm.
// Plain JavaScript without dependencies: nothing is installed yet when it runs.
// Exit codes are explained in docs/startup-failures.md.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL(".", import.meta.url));
const at = (...parts) => join(root, ...parts);
const pnpmVersion = "12.21.0";
const workspaceNode = at("node_modules", "node", "bin", "node");
const installStamp = at("node_modules", ".atoll-stamp");

const underNpm = process.env.npm_lifecycle_event !== undefined;

const exitCodes = { offline: 10, installFailed: 11, buildFailed: 12 };
const offlineSigns =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|NO_OFFLINE|dns error|error sending request|network request/i;

/** Ends the command with what happened, what to do, and a code of its own. */
const fail = (code, sentence, wayOut) => {
  process.stderr.write(
    `\natoll: ${sentence}\n  What to do: ${wayOut}\n  (exit code ${code}, see docs/startup-failures.md)\n`,
  );
  process.exit(code);
};

const folders = (group) => (existsSync(at(group)) ? readdirSync(at(group)).sort() : []);
const members = () => [
  ...folders("apps").map((x) => at("apps", x)),
  ...folders("packages").map((x) => at("packages", x)),
];

const digest = (files) => {
  const hash = createHash("sha256");
  for (const file of files.filter((path) => existsSync(path))) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
};

const manifests = () => [
  at("pnpm-lock.yaml"),
  at("pnpm-workspace.yaml"),
  at("package.json"),
  ...members().map((folder) => join(folder, "package.json")),
];

/** Makes the child (and no process below it) end in order when this one is killed without a chance to tell it. */
const parentGuard = `data:text/javascript,${encodeURIComponent(`
if (process.ppid === ${process.pid} && process.channel) {
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}`)}`;

const groupAlive = (pid) => {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
};

const endGroup = async (pid) => {
  for (const signal of ["SIGTERM", "SIGKILL"]) {
    for (let waited = 0; waited < 2_000; waited += 50) {
      if (!groupAlive(pid)) return;
      if (waited === 0) process.kill(-pid, signal);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
};

/**
 * Runs the workspace's Node in a process group of its own, passes on the first signal this process
 * gets (the terminal sends Ctrl-C to a whole group, npm sends it again: the child must see it once),
 * takes the end of npm for one more such signal (without npm it may be a shell's background job), and sees to it that nothing of the group outlives the child.
 */
const runNode = (args, env = process.env) =>
  new Promise((resolve) => {
    const child = spawn(workspaceNode, [`--import=${parentGuard}`, ...args], {
      cwd: root,
      env,
      detached: true,
      stdio: ["inherit", "inherit", "inherit", "ipc"],
    });
    const parent = process.ppid;
    let told = false;
    const tell = (signal) => {
      if (told) return;
      told = true;
      child.kill(signal);
    };
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, tell);
    const watch = setInterval(() => underNpm && process.ppid !== parent && tell("SIGTERM"), 500);
    child.once("exit", async (code, signal) => {
      clearInterval(watch);
      await endGroup(child.pid);
      for (const name of signals) process.removeListener(name, tell);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
    child.once("error", (cause) =>
      fail(exitCodes.installFailed, `The workspace's own Node does not start: ${cause.message}.`, reinstall),
    );
  });

const reinstall = "remove the folder node_modules and run the command again.";

/** Runs a program, shows what it says, and returns the end of it. */
const runLoud = (command, args, env) =>
  new Promise((resolve) => {
    let said = "";
    const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    const hear = (chunk) => {
      said = (said + chunk).slice(-20_000);
      process.stderr.write(chunk);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("error", (cause) => resolve({ code: 127, said: `${said}\n${cause.message}` }));
    child.once("close", (code) => resolve({ code: code ?? 1, said }));
  });

const ownPnpm = () => {
  const folder = at("node_modules", "pnpm");
  if (!existsSync(join(folder, "package.json"))) return undefined;
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return version === pnpmVersion ? join(folder, "bin", "pnpm.mjs") : undefined;
};

const stamped = () => (existsSync(installStamp) ? readFileSync(installStamp, "utf8") : "");

const install = async () => {
  const wanted = digest(manifests());
  if (existsSync(workspaceNode) && stamped() === wanted) return;
  process.stderr.write("atoll: installing what is missing (once; later starts need no network)\n");
  const env = {
    ...process.env,
    npm_config_fetch_retries: "2",
    npm_config_fetch_retry_mintimeout: "1000",
    npm_config_fetch_retry_maxtimeout: "5000",
    npm_config_update_notifier: "false",
  };
  const args = ["install", "--frozen-lockfile", "--config.confirm-modules-purge=false"];
  const pnpm = ownPnpm();
  const { code, said } = pnpm
    ? await runLoud(process.execPath, [pnpm, ...args], env)
    : await runLoud("npx", ["--yes", `pnpm@${pnpmVersion}`, ...args], env);
  if (code !== 0 && offlineSigns.test(said)) {
    fail(
      exitCodes.offline,
      "There is no network, and what Atoll needs is not installed yet.",
      "connect this machine to the network (or point npm at a registry it can reach) and run the command again; only the first run needs it.",
    );
  }
  if (code !== 0 && /OUTDATED_LOCKFILE/.test(said)) {
    fail(
      exitCodes.installFailed,
      "A package.json was changed without the lockfile.",
      `run npx pnpm@${pnpmVersion} install, and commit pnpm-lock.yaml together with it.`,
    );
  }
  if (code !== 0 || !existsSync(workspaceNode)) {
    fail(exitCodes.installFailed, "The packages could not be installed; pnpm says why above.", reinstall);
  }
  writeFileSync(installStamp, wanted);
};

const commands = {
  install,
  build: async () => {
    await install();
    const code = await runNode([at(".ci", "bundle.mjs")]);
    if (code > 128) process.exit(code);
    if (code !== 0) {
      fail(
        exitCodes.buildFailed,
        "The production bundles could not be built; the reason stands above.",
        "mend it and run the command again; npm test shows type errors too.",
      );
    }
  },
  start: async (args) => {
    await commands.build();
    return runNode(["--enable-source-maps", at("apps", "cli", "dist", "main.js"), "start", ...args]);
  },
  test: async (args) => {
    await install();
    return runNode([at("packages", "testing", "src", "vitest", "runTests.ts"), ...args]);
  },
};

const [name = "start", ...args] = process.argv.slice(2);
if (!Object.hasOwn(commands, name)) {
  fail(64, `There is no command "${name}".`, "use npm start, npm test, or node bootstrap.mjs build.");
}
process.exitCode = (await commands[name](args)) ?? 0;
