import pg from "pg";

/** The least a job can be in a table: no state, no retries, no history. */
export const openJobsTable = async (url: string): Promise<pg.Pool> => {
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  await pool.query(`create table bare_jobs (
    id bigint generated always as identity primary key, key text not null, tenant text not null)`);
  return pool;
};
