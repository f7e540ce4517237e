import fastify from "fastify";
import type { Open, Server } from "../../protocol/Contender.ts";
import { orderRequest } from "../orders.ts";
import { portOf } from "../portOf.ts";

const text = { type: "string" } as const;

const line = {
  type: "object",
  required: ["item", "count"],
  properties: { item: text, count: { type: "integer" } },
  additionalProperties: false,
} as const;

const schema = {
  body: {
    type: "object",
    required: ["id", "amount", "lines"],
    properties: { id: text, amount: { type: "number" }, lines: { type: "array", items: line } },
    additionalProperties: false,
  },
  response: {
    200: {
      type: "object",
      required: ["id", "total", "items"],
      properties: { id: text, total: { type: "number" }, items: { type: "array", items: text } },
    },
  },
} as const;

interface Order {
  readonly id: string;
  readonly amount: number;
  readonly lines: ReadonlyArray<{ readonly item: string; readonly count: number }>;
}

export const openServer: Open<Server> = async () => {
  const app = fastify();
  app.post<{ Body: Order }>("/orders", { schema }, async ({ body: { id, amount, lines } }) => ({
    id,
    total: lines.reduce((sum, { count }) => sum + count * amount, 0),
    items: lines.map(({ item }) => item),
  }));
  await app.listen({ host: "127.0.0.1", port: 0 });
  return {
    port: portOf(app.server.address()),
    requests: { request: orderRequest, status: "200" },
    close: async () => void (await app.close()),
  };
};
