import { createServer } from "node:http";
import type { Envelope } from "@atoll/contract/messages/Message";
import { Effect } from "effect";
import { messageId } from "../state/stateKit.ts";

/** A hub that only carries mail for one node, over HTTP. It delivers again whatever was not acknowledged. */
export interface PostOffice {
  readonly hubUrl: string;
  /** What the node sent, every time it did. */
  readonly sent: ReadonlyArray<Envelope>;
  readonly acknowledged: ReadonlySet<string>;
  /** Puts mail for the node into its box. */
  readonly post: (envelope: Envelope) => void;
}

const bodyOf = async (request: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Array<Buffer> = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
};

/** Open until the scope closes. */
export const open = Effect.gen(function* () {
  const sent: Array<Envelope> = [];
  const box: Array<{ readonly id: string; readonly envelope: Envelope }> = [];
  const acknowledged = new Set<string>();
  const token = { access_token: "anyone", token_type: "Bearer", expires_in: 3_600 };
  const waiting = () => box.filter(({ id }) => !acknowledged.has(id));
  const answers: Readonly<Record<string, (body: string) => unknown>> = {
    "POST /api/v1/auth/token": () => token,
    "POST /api/v1/messages": (body) => {
      const { messages }: { readonly messages: ReadonlyArray<Envelope> } = JSON.parse(body);
      sent.push(...messages);
    },
    "GET /api/v1/messages": () => ({
      messages: waiting().map((message) => ({
        ...message,
        deliveries: 1,
        createdAt: "2026-11-21T00:00:00.000Z",
      })),
    }),
    "POST /api/v1/messages/acknowledge": (body) => {
      const { ids }: { readonly ids: ReadonlyArray<string> } = JSON.parse(body);
      for (const id of ids) acknowledged.add(id);
    },
  };
  const server = yield* Effect.acquireRelease(
    Effect.sync(() =>
      createServer(async (request, response) => {
        const [path = ""] = (request.url ?? "").split("?");
        const answer = answers[`${request.method} ${path}`]?.(await bodyOf(request));
        // A long poll without news takes its time.
        const delay = request.method === "GET" && waiting().length === 0 ? 50 : 0;
        setTimeout(() => {
          if (answer === undefined) response.writeHead(204).end();
          else response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
        }, delay);
      }),
    ),
    (running) =>
      Effect.sync(() => {
        running.close();
        running.closeAllConnections();
      }),
  );
  const hubUrl = yield* Effect.callback<string>((resume) => {
    server.listen({ host: "127.0.0.1", port: 0 }, () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      resume(Effect.succeed(`http://127.0.0.1:${port}`));
    });
  });
  return {
    hubUrl,
    sent,
    acknowledged,
    post: (envelope) => void box.push({ id: messageId(box.length + 1), envelope }),
  } satisfies PostOffice;
});
