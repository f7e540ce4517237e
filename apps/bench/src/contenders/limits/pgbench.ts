import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import pg from "pg";
import type { Load, Marks, Outcome } from "../../loads/Load.ts";
import type { Setup } from "../../protocol/Setup.ts";

/** A table and the one statement that 32 clients repeat. */
export interface Script {
  readonly prepare: string;
  readonly statement: string;
}

export const insertRow: Script = {
  prepare:
    "create table limit_jobs (id bigint generated always as identity primary key, payload jsonb not null)",
  statement: `insert into limit_jobs (payload) values ('{"key":"a-1","tenant":"a"}');`,
};

export const readRow: Script = {
  prepare: `create table limit_rows as select n as id, 'name' as name from generate_series(1, 10000) n;
    alter table limit_rows add primary key (id)`,
  statement: "\\set id random(1, 10000)\nselect id, name from limit_rows where id = :id;",
};

const clients = 32;

const run = async (url: string, file: string, seconds: number): Promise<number> => {
  const options = ["-n", "-M", "prepared", "-c", `${clients}`, "-j", "2", "-f", file];
  const child = spawn("pgbench", [...options, "-T", `${Math.ceil(seconds)}`, url], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const tps = /tps = ([\d.]+)/.exec(await text(child.stdout));
  if (tps?.[1] === undefined) throw new Error("pgbench did not say how many transactions it did.");
  return Number(tps[1]);
};

/** What PostgreSQL itself can do with a client in C: one statement, one commit, 32 at once. */
export const pgbenchLoad =
  ({ prepare, statement }: Script) =>
  async (setup: Setup): Promise<Load> => {
    const url = setup.urls.superuser;
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(prepare);
    await client.end();
    const folder = await mkdtemp(join(tmpdir(), "atoll-bench-pgbench-"));
    const file = join(folder, "script.sql");
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    await writeFile(file, `${statement}\n`);
    const measure = async (marks: Marks): Promise<Outcome> => {
      await run(url, file, setup.warmUpSeconds);
      await marks.begin();
      const rate = await run(url, file, setup.measuredSeconds);
      await marks.end();
      return { operations: Math.round(rate * Math.ceil(setup.measuredSeconds)), figures: { rate } };
    };
    return { measure, close: async () => {} };
  };
