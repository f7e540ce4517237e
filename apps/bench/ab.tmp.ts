import * as PostgresTarget from "./src/harness/PostgresTarget.ts";
import { startContender } from "./src/harness/ContenderProcess.ts";
import { processTable, treeOf } from "./src/harness/processTimes.ts";
import { openConnection } from "./src/loads/http/HttpConnection.ts";
import { NodeRuntime, NodeServices } from "@effect/platform-node";
import { Effect } from "effect";
const ids = process.argv[2].split(","); const rounds = Number(process.argv[3] ?? 6); const scenario = process.argv[4] ?? "1";
const main = Effect.gen(function* () {
  const target = yield* PostgresTarget.open("embedded", undefined);
  const all: any[] = [];
  for (const id of ids) {
    const urls = yield* target.database(`ab_${id.replace(/\W/g, "_")}`, "atoll");
    const child: any = yield* Effect.acquireRelease(Effect.sync(() => startContender({ scenario, contender: id, urls, redisUrl: null, warmUpSeconds: 1, measuredSeconds: 1, quick: true, target: null })), (c: any) => Effect.promise(() => c.end()));
    const { port, requests } = yield* Effect.promise(() => child.next("Ready", 60) as Promise<any>);
    const conns = yield* Effect.promise(() => Promise.all(Array.from({ length: 64 }, () => openConnection(port))));
    all.push({ id, pid: child.pid, conns, request: Buffer.from(requests.request), cpu: [] as number[], db: [] as number[], rate: [] as number[] });
  }
  const sum = (root: number) => { const t = processTable(); const tree = treeOf(t, root); return t.filter((p) => tree.has(p.pid)).reduce((s, p) => s + p.seconds, 0); };
  const segment = async (c: any, ms: number, keep: boolean) => {
    const before = sum(c.pid), db = sum(target.postmaster!); const began = performance.now(); let n = 0;
    await Promise.all(c.conns.map(async (k: any) => { while (performance.now() - began < ms) { const s = await k.ask(c.request); if (s !== 200) throw new Error(String(s)); n++; } }));
    const secs = (performance.now() - began) / 1000;
    if (keep) { c.cpu.push((sum(c.pid) - before) / n * 1000); c.db.push((sum(target.postmaster!) - db) / n * 1000); c.rate.push(n / secs); }
  };
  for (const c of all) yield* Effect.promise(() => segment(c, 2500, false));
  for (let r = 0; r < rounds; r++) for (const c of r % 2 ? all : [...all].reverse()) yield* Effect.promise(() => segment(c, 1000, true));
  const med = (a: number[]) => [...a].sort((x, y) => x - y)[a.length >> 1];
  for (const c of all) console.log(c.id.padEnd(14), "cpu ms/req min", Math.min(...c.cpu).toFixed(3), "median", med(c.cpu).toFixed(3), " db min", Math.min(...c.db).toFixed(3), "median", med(c.db).toFixed(3), " rate median", med(c.rate).toFixed(0), "max", Math.max(...c.rate).toFixed(0));
  const ref = all[all.length - 1];
  for (const c of all) console.log(c.id.padEnd(14), "paired rate ratio", c.rate.map((x: number, i: number) => (x / ref.rate[i]).toFixed(2)).join(" "), " paired cpu", c.cpu.map((x: number, i: number) => (x / ref.cpu[i]).toFixed(2)).join(" "));
  for (const c of all) for (const k of c.conns) k.close();
}).pipe(Effect.scoped, Effect.provide(NodeServices.layer));
NodeRuntime.runMain(main as any);
