import pg from "pg";
import type { Open, Workflows } from "../../protocol/Contender.ts";

interface Write {
  readonly kind: "start" | "step" | "end";
  readonly key: string;
  readonly step: number;
  readonly value: string;
  readonly committed: () => void;
}

const tables = `
  create table bare_workflows (key text primary key, payload text not null, result text);
  create table bare_steps (
    key text not null, step int not null, result text not null, primary key (key, step))`;

/** All writes of a group in one statement: starts, step results and ends. */
const flush = {
  name: "flush",
  text: `with writes as (
      select * from unnest($1::text[], $2::text[], $3::int[], $4::text[]) as w(kind, key, step, value)),
    steps as (insert into bare_steps select key, step, value from writes where kind = 'step'),
    ends as (update bare_workflows set result = value from writes
      where writes.kind = 'end' and writes.key = bare_workflows.key)
    insert into bare_workflows (key, payload) select key, value from writes where kind = 'start'`,
};

const lanes = 2;

/**
 * The floor under every engine: the bare writes of a workflow, collected for as long as the flush before
 * takes, and acknowledged after the commit. No claim, no replay, no schema, no recovery.
 */
export const openWorkflows: Open<Workflows> = async ({ urls }) => {
  const pool = new pg.Pool({ connectionString: urls.owner, max: lanes });
  await pool.query(tables);
  let waiting: Array<Write> = [];
  let free = lanes;
  const pump = async () => {
    if (free === 0 || waiting.length === 0) return;
    free--;
    const group = waiting;
    waiting = [];
    const column = <A>(of: (write: Write) => A) => group.map(of);
    const values = [
      column(({ kind }) => kind),
      column(({ key }) => key),
      column(({ step }) => step),
      column(({ value }) => value),
    ];
    await pool.query({ ...flush, values });
    free++;
    for (const { committed } of group) committed();
    void pump();
  };
  const write = (kind: Write["kind"], key: string, step: number, value: unknown) =>
    new Promise<void>((resolve) => {
      waiting.push({ kind, key, step, value: JSON.stringify(value), committed: resolve });
      // Whoever asks in the same turn gets into the same group.
      setImmediate(() => void pump());
    });
  return {
    run: async (key, steps) => {
      await write("start", key, 0, { key, amount: 42, steps });
      for (let step = 0; step < steps; step++) await write("step", key, step, { step, note: "done" });
      await write("end", key, 0, 42);
    },
    close: () => pool.end(),
  };
};
