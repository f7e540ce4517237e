import { assert, describe, layer, it } from "@effect/vitest";
import { Effect, FileSystem } from "effect";
import { spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import type { DeniedAccess } from "../../src/sandbox/SandboxOutcome.ts";
import { isolationModes, layerOf, tryOut } from "./sandboxKit.ts";

interface Escape {
  readonly title: string;
  /** Body of the analysis; `node(name)` loads one of Node's own modules. */
  readonly body: string;
  readonly what: DeniedAccess;
  readonly sentence: RegExp;
}

const prelude = `const node = (name) => process.getBuiltinModule("node:" + name);
const until = (emitter, ...names) => new Promise((resolve, reject) => {
  emitter.on("error", reject);
  for (const name of names) emitter.on(name, resolve);
});`;

const analysis = (body: string) => `${prelude}\nexport default async (site) => {\n${body}\n};`;

const network = /^The analysis tried to open a network connection.* \(permission denied by the sandbox\)\.$/;

const escapes = (at: {
  readonly secret: string;
  readonly folder: string;
  readonly tcp: number;
  readonly udp: number;
  readonly victim: number;
}): ReadonlyArray<Escape> => [
  {
    title: "another island's file",
    body: `node("fs").readFileSync(${JSON.stringify(at.secret)});`,
    what: "fileRead",
    sentence: /^The analysis tried to read the file .*secret\.csv \(permission denied by the sandbox\)\.$/,
  },
  {
    title: "another island's file by promise",
    body: `await node("fs/promises").readFile(${JSON.stringify(at.secret)});`,
    what: "fileRead",
    sentence: /secret\.csv/,
  },
  {
    title: "another island's file by import",
    body: `await import(${JSON.stringify(at.secret)}, { with: { type: "json" } });`,
    what: "fileRead",
    sentence: /secret\.csv/,
  },
  {
    title: "a folder listing outside",
    body: `node("fs").readdirSync(${JSON.stringify(at.folder)});`,
    what: "fileRead",
    sentence: /tried to read the file/,
  },
  {
    title: "the kernel's view of its environment",
    body: `node("fs").readFileSync("/proc/self/environ");`,
    what: "fileRead",
    sentence: /\/proc\/self\/environ/,
  },
  {
    title: "writing beside its code",
    body: `node("fs").writeFileSync(new URL("./note.txt", import.meta.url), "x");`,
    what: "fileWrite",
    sentence: /^The analysis tried to write the file .*note\.txt \(permission denied by the sandbox\)\.$/,
  },
  {
    title: "writing elsewhere",
    body: `node("fs").writeFileSync(${JSON.stringify(`${at.folder}/note.txt`)}, "x");`,
    what: "fileWrite",
    sentence: /note\.txt/,
  },
  {
    title: "a heap snapshot on disk",
    body: `node("v8").writeHeapSnapshot(${JSON.stringify(`${at.folder}/heap`)});`,
    what: "fileWrite",
    sentence: /tried to write the file/,
  },
  {
    title: "a TCP connection",
    body: `await until(node("net").connect(${at.tcp}, "127.0.0.1"), "connect");`,
    what: "network",
    sentence: network,
  },
  {
    title: "a TCP server",
    body: `await until(node("net").createServer().listen(0), "listening");`,
    what: "network",
    sentence: network,
  },
  {
    title: "a datagram",
    body: `const socket = node("dgram").createSocket("udp4");
      await new Promise((resolve, reject) => {
        socket.on("error", reject);
        socket.send("x", ${at.udp}, "127.0.0.1", (error) => (error ? reject(error) : resolve()));
      });`,
    what: "network",
    sentence: network,
  },
  {
    title: "the resolver of the system",
    body: `await node("dns").promises.lookup("localhost");`,
    what: "network",
    sentence: /to localhost/,
  },
  {
    title: "a name server",
    body: `await node("dns").promises.resolve4("exfiltrate.example.com");`,
    what: "network",
    sentence: /to exfiltrate\.example\.com/,
  },
  { title: "fetch", body: `await fetch("http://127.0.0.1:${at.tcp}/");`, what: "network", sentence: network },
  {
    title: "a connection whose refusal nobody handles",
    body: `node("net").connect(${at.tcp}, "127.0.0.1"); await new Promise(() => setInterval(() => {}, 1e6));`,
    what: "network",
    sentence: network,
  },
  {
    title: "a child process",
    body: `node("child_process").execFileSync("/bin/cat", [${JSON.stringify(at.secret)}]);`,
    what: "childProcess",
    sentence:
      /^The analysis tried to start a child process \/bin\/cat \(permission denied by the sandbox\)\.$/,
  },
  {
    title: "another program in its place",
    body: `process.execve("/bin/cat", ["cat", ${JSON.stringify(at.secret)}], {});`,
    what: "childProcess",
    sentence: /tried to start a child process/,
  },
  {
    title: "a worker thread",
    body: `new (node("worker_threads").Worker)("1", { eval: true });`,
    what: "worker",
    sentence: /^The analysis tried to start a worker thread \(permission denied by the sandbox\)\.$/,
  },
  {
    title: "SQLite by import",
    body: `const { DatabaseSync } = await import("node:sqlite"); new DatabaseSync("/tmp/x.db");`,
    what: "sqlite",
    sentence: /^The analysis tried to use SQLite \(permission denied by the sandbox\)\.$/,
  },
  { title: "SQLite by name", body: `node("sqlite");`, what: "sqlite", sentence: /SQLite/ },
  {
    title: "SQLite by require",
    body: `node("module").createRequire(import.meta.url)("node:sqlite");`,
    what: "sqlite",
    sentence: /SQLite/,
  },
  {
    title: "a native addon",
    body: `process.dlopen({ exports: {} }, ${JSON.stringify(`${at.folder}/x.node`)});`,
    what: "addon",
    sentence: /^The analysis tried to load native code .*x\.node \(permission denied by the sandbox\)\.$/,
  },
  { title: "an internal binding", body: `process.binding("fs");`, what: "addon", sentence: /native code fs/ },
  {
    title: "native calls",
    body: `const ffi = await import("node:ffi"); ffi.dlopen("libc.so.6", {});`,
    what: "addon",
    sentence: /native code/,
  },
  {
    title: "the debugger",
    body: `node("inspector").open(0);`,
    what: "inspector",
    sentence: /open the debugger/,
  },
  {
    title: "a signal",
    body: `process.kill(${at.victim}, "SIGKILL");`,
    what: "signal",
    sentence:
      /^The analysis tried to send a signal to another process .*\(permission denied by the sandbox\)\.$/,
  },
  {
    title: "a signal by the imported function",
    body: `const { kill } = await import("node:process"); kill(${at.victim}, "SIGKILL");`,
    what: "signal",
    sentence: /send a signal/,
  },
  {
    title: "a raw signal",
    body: `process._kill(${at.victim}, 9);`,
    what: "signal",
    sentence: /send a signal/,
  },
  {
    title: "the debugger signal",
    body: `process._debugProcess(${at.victim});`,
    what: "signal",
    sentence: /send a signal/,
  },
  {
    title: "putting process.kill back",
    body: `Reflect.deleteProperty(process, "kill");
      Reflect.set(process, "kill", () => { throw new Error("a function of its own"); });
      process.kill(${at.victim}, 9);`,
    what: "signal",
    sentence: /send a signal/,
  },
  {
    title: "another process's priority",
    body: `node("os").setPriority(${at.victim}, 19);`,
    what: "signal",
    sentence: /change the priority/,
  },
  { title: "another user", body: `process.setuid(1);`, what: "identity", sentence: /change its user/ },
];

/** A process, a file and sockets that an escape would reach. */
const surroundings = Effect.gen(function* () {
  const fileSystem = yield* FileSystem.FileSystem;
  const folder = yield* fileSystem.makeTempDirectoryScoped({ prefix: "atoll-island-" });
  const secret = `${folder}/secret.csv`;
  yield* fileSystem.writeFileString(secret, "mass\n3750\n");
  let reached = 0;
  const tcp = yield* Effect.acquireRelease(
    Effect.callback<ReturnType<typeof createServer>>((resume) => {
      const server = createServer(() => void (reached += 1));
      server.listen(0, "127.0.0.1", () => resume(Effect.succeed(server)));
    }),
    (server) => Effect.sync(() => server.close()),
  );
  const udp = yield* Effect.acquireRelease(
    Effect.callback<ReturnType<typeof createSocket>>((resume) => {
      const socket = createSocket("udp4", () => void (reached += 1));
      socket.bind(0, "127.0.0.1", () => resume(Effect.succeed(socket)));
    }),
    (socket) => Effect.sync(() => socket.close()),
  );
  const victim = yield* Effect.acquireRelease(
    Effect.sync(() => spawn("/bin/sleep", ["60"], { stdio: "ignore" })),
    (child) => Effect.sync(() => child.kill("SIGKILL")),
  );
  const address = tcp.address();
  return {
    at: {
      secret,
      folder,
      tcp: typeof address === "object" && address !== null ? address.port : 0,
      udp: udp.address().port,
      victim: victim.pid ?? 0,
    },
    unharmed: Effect.gen(function* () {
      assert.strictEqual(reached, 0, "a connection reached the outside");
      assert.isTrue(victim.exitCode === null && victim.signalCode === null, "the other process was ended");
      assert.deepStrictEqual(yield* fileSystem.readDirectory(folder), ["secret.csv"]);
    }),
  };
});

const titles = escapes({ secret: "", folder: "", tcp: 0, udp: 0, victim: 0 }).map(({ title }) => title);

for (const { mode, works } of isolationModes) {
  if (!works) {
    describe(mode, () => it.skip(`${mode} does not work on this machine`, () => {}));
    continue;
  }
  layer(layerOf(mode), { excludeTestServices: true })(`from inside an analysis (${mode})`, (it) => {
    it.effect.each(titles)("%s is denied with a clear message", (title) =>
      Effect.gen(function* () {
        const { at, unharmed } = yield* surroundings;
        const escape = escapes(at).find((one) => one.title === title);
        assert.isDefined(escape);
        const { outcome, logs } = yield* tryOut({ source: analysis(escape.body) });
        assert.strictEqual(outcome._tag, "Denied", JSON.stringify(outcome));
        if (outcome._tag !== "Denied") return;
        assert.strictEqual(outcome.what, escape.what);
        assert.match(outcome.message, escape.sentence);
        assert.include(logs, outcome.message);
        yield* unharmed;
      }),
    );

    it.effect("shows a refusal even when the analysis hides it", () =>
      Effect.gen(function* () {
        const { outcome, logs } = yield* tryOut({
          source: analysis(`try { node("fs").readFileSync("/etc/passwd"); } catch {}`),
        });
        assert.deepStrictEqual(outcome, { _tag: "Succeeded" });
        assert.deepStrictEqual(logs, [
          "The analysis tried to read the file /etc/passwd (permission denied by the sandbox).",
        ]);
      }),
    );

    it.effect("has an empty environment and says when it is asked", () =>
      Effect.gen(function* () {
        const { outcome, logs } = yield* tryOut({
          source:
            analysis(`if (Object.keys(process.env).length > 0 || process.env.HOME !== undefined) throw 1;
            process.report.excludeEnv = false;
            if (Object.keys(process.report.getReport().environmentVariables).length > 4) throw 2;`),
        });
        assert.deepStrictEqual(outcome, { _tag: "Succeeded" });
        assert.include(
          logs,
          "The analysis tried to read the environment variable HOME (the environment of an analysis is empty).",
        );
      }),
    );

    it.effect("blames the mistake, not an earlier refusal that was handled", () =>
      Effect.gen(function* () {
        const { outcome } = yield* tryOut({
          source: analysis(`try { node("fs").readFileSync("/etc/passwd"); } catch {} null.x;`),
        });
        assert.strictEqual(outcome._tag, "Failed");
      }),
    );
  });
}
