import { createHash } from "node:crypto";
import fastify from "fastify";
import pg from "pg";
import { rawRequest } from "../../loads/http/rawRequest.ts";
import type { Open, Server } from "../../protocol/Contender.ts";
import { portOf } from "../portOf.ts";
import {
  findSession,
  type ProjectRow,
  readProject,
  type SessionRow,
  setTenant,
  toJson,
} from "./projectSql.ts";
import { seedReads } from "./seedReads.ts";

const uuid = { type: "string", format: "uuid" } as const;
const text = { type: "string" } as const;

const schema = {
  params: { type: "object", required: ["id"], properties: { id: uuid } },
  response: {
    200: {
      type: "object",
      required: ["id", "tenantId", "name", "description", "createdBy", "createdAt"],
      properties: {
        id: text,
        tenantId: text,
        name: text,
        description: text,
        createdBy: text,
        createdAt: text,
      },
    },
  },
} as const;

type Read = (id: string, tenant: string) => Promise<ProjectRow | undefined>;

/** As the hub does it: in a transaction that tells row-level security whose it is. */
const underRowLevelSecurity =
  (pool: pg.Pool): Read =>
  async (id, tenant) => {
    const client = await pool.connect();
    try {
      await client.query("begin");
      await client.query({ ...setTenant, values: [tenant] });
      const { rows } = await client.query<ProjectRow>({ ...readProject, values: [id, tenant] });
      await client.query("commit");
      return rows[0];
    } finally {
      client.release();
    }
  };

/**
 * One statement with the filter in it and no second lock: as a superuser, whom row-level security does not
 * bind.
 */
const byFilter =
  (pool: pg.Pool): Read =>
  async (id, tenant) =>
    (await pool.query<ProjectRow>({ ...readProject, values: [id, tenant] })).rows[0];

const bearer = (header: string | undefined) => /^Bearer (.+)$/.exec(header ?? "")?.[1];

const serve =
  (isSecured: boolean): Open<Server> =>
  async ({ urls }) => {
    const { id, token } = await seedReads(urls);
    const pool = new pg.Pool({ connectionString: isSecured ? urls.app : urls.superuser, max: 20 });
    const read = isSecured ? underRowLevelSecurity(pool) : byFilter(pool);
    const app = fastify();
    app.get<{ Params: { readonly id: string } }>("/projects/:id", { schema }, async (request, reply) => {
      const shown = bearer(request.headers.authorization);
      if (shown === undefined) return reply.code(401).send();
      const hash = createHash("sha256").update(shown).digest();
      const { rows } = await pool.query<SessionRow>({ ...findSession, values: [hash] });
      const [session] = rows;
      if (session === undefined) return reply.code(401).send();
      const row = await read(request.params.id, session.tenant_id);
      return row === undefined ? reply.code(404).send() : toJson(row);
    });
    await app.listen({ host: "127.0.0.1", port: 0 });
    return {
      port: portOf(app.server.address()),
      requests: { request: rawRequest("GET", `/projects/${id}`, { token }), status: "200" },
      close: async () => {
        await app.close();
        await pool.end();
      },
    };
  };

export const openSecured = serve(true);
export const openPlain = serve(false);
