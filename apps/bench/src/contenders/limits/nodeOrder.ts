import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import type { Open, Server } from "../../protocol/Contender.ts";
import { orderRequest } from "../orders.ts";
import { portOf } from "../portOf.ts";

const answerTo = async (request: IncomingMessage): Promise<string> => {
  const { id, amount, lines } = JSON.parse(await text(request));
  let total = 0;
  const items = [];
  for (const { item, count } of lines) {
    total += count * amount;
    items.push(item);
  }
  return JSON.stringify({ id, total, items });
};

/** `node:http`: reads JSON, writes JSON, checks nothing. */
export const openServer: Open<Server> = async () => {
  const server = createServer(async (request, response) => {
    const body = await answerTo(request);
    response.writeHead(200, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => void server.listen({ host: "127.0.0.1", port: 0 }, resolve));
  return {
    port: portOf(server.address()),
    requests: { request: orderRequest, status: "200" },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
};
