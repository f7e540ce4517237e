import fastify from "fastify";
import { portOf } from "../portOf.ts";
import { rawRequest } from "../../loads/http/rawRequest.ts";
import type { Open, Queue, Server } from "../../protocol/Contender.ts";

const body = {
  type: "object",
  required: ["key", "tenant"],
  properties: { key: { type: "string" }, tenant: { type: "string" } },
  additionalProperties: false,
} as const;

const response = {
  202: { type: "object", required: ["accepted"], properties: { accepted: { type: "boolean" } } },
} as const;

/**
 * Fastify with validation in and out before a peer's queue: 202 when the job is committed. No session, no
 * tenant rule.
 */
export const jobServer =
  (openQueue: Open<Queue>): Open<Server> =>
  async (setup) => {
    const queue = await openQueue(setup);
    const app = fastify();
    app.post<{ Body: { readonly key: string; readonly tenant: string } }>(
      "/jobs",
      { schema: { body, response } },
      async (request, reply) => {
        await queue.add(request.body);
        return reply.code(202).send({ accepted: true });
      },
    );
    await app.listen({ host: "127.0.0.1", port: 0 });
    return {
      port: portOf(app.server.address()),
      requests: {
        request: rawRequest("POST", "/jobs", { body: { key: "a-1", tenant: "a" } }),
        status: "202",
      },
      close: async () => {
        await app.close();
        await queue.close();
      },
    };
  };
