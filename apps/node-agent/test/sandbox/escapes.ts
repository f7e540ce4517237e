import type { DeniedAccess } from "../../src/sandbox/SandboxOutcome.ts";

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

/** An analysis of this body. */
export const analysis = (body: string) => `${prelude}\nexport default async (site) => {\n${body}\n};`;

const network = /^The analysis tried to open a network connection.* \(permission denied by the sandbox\)\.$/;

/** Everything an analysis may try, against what stands around it, and what its analyst must read. */
export const escapes = (at: {
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
