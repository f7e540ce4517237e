import type { Job, Open, Queue } from "../../protocol/Contender.ts";
import { openJobsTable } from "./jobsTable.ts";

const callers = 4;
const batch = 100;

const claim = {
  name: "claim",
  text: `delete from bare_jobs where id in (
    select id from bare_jobs order by id limit ${batch} for update skip locked) returning key, tenant`,
};

const insert = {
  name: "insert",
  text: "insert into bare_jobs (key, tenant) select * from unnest($1::text[], $2::text[])",
};

/** What PostgreSQL and its driver allow: `unnest` in, claims of 100 with SKIP LOCKED out, a commit each. */
export const openQueue: Open<Queue> = async ({ urls }) => {
  const pool = await openJobsTable(urls.owner);
  let going = true;
  let working: Promise<unknown> = Promise.resolve();
  const addMany = async (jobs: ReadonlyArray<Job>) => {
    const values = [jobs.map(({ key }) => key), jobs.map(({ tenant }) => tenant)];
    await pool.query({ ...insert, values });
  };
  return {
    add: (job) => addMany([job]),
    addMany,
    work: async (handle) => {
      const caller = async () => {
        while (going) {
          const { rows } = await pool.query<{ readonly key: string; readonly tenant: string }>(claim);
          if (rows.length === 0) await new Promise((resolve) => void setTimeout(resolve, 20));
          await Promise.all(rows.map(handle));
        }
      };
      working = Promise.all(Array.from({ length: callers }, caller));
    },
    close: async () => {
      going = false;
      await working;
      await pool.end();
    },
  };
};
