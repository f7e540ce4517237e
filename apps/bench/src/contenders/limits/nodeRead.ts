import { createServer } from "node:http";
import pg from "pg";
import { rawRequest } from "../../loads/http/rawRequest.ts";
import type { Open, Server } from "../../protocol/Contender.ts";
import { portOf } from "../portOf.ts";

/** `node:http` with one read by primary key and nothing else: no session, no tenant, no validation. */
export const openServer: Open<Server> = async ({ urls }) => {
  const pool = new pg.Pool({ connectionString: urls.owner, max: 20 });
  await pool.query(
    "create table bare_rows (id int primary key, name text not null, description text not null)",
  );
  await pool.query("insert into bare_rows select n, 'name', 'description' from generate_series(1, 1000) n");
  const read = { name: "read", text: "select id, name, description from bare_rows where id = $1" };
  const server = createServer(async (_, response) => {
    const { rows } = await pool.query({ ...read, values: [42] });
    const body = JSON.stringify(rows[0]);
    response.writeHead(200, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => void server.listen({ host: "127.0.0.1", port: 0 }, resolve));
  return {
    port: portOf(server.address()),
    requests: { request: rawRequest("GET", "/rows/42"), status: "200" },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
      await pool.end();
    },
  };
};
