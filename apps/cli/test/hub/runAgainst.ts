import { createServer, type Server } from "node:http";
import * as Program from "@atoll/testing/process/Program";
import * as TestProcess from "@atoll/testing/process/TestProcess";
import { Effect } from "effect";

/** What the hub answers, by method and path. */
export type Answers = Readonly<Record<string, readonly [status: number, type: string, body: string]>>;

const listening = (answers: Answers) =>
  Effect.acquireRelease(
    Effect.promise(
      () =>
        new Promise<Server>((resolve) => {
          const server = createServer(({ method, url, headers }, response) => {
            const known = headers.authorization === "Bearer secret" ? answers[`${method} ${url}`] : undefined;
            const [status, type, body] = known ?? [404, "application/problem+json", "{}"];
            response.writeHead(status, { "content-type": type }).end(body);
          });
          server.listen(0, "127.0.0.1", () => resolve(server));
        }),
    ),
    (server) => Effect.sync(() => server.close()),
  );

/** The command with these words, against a hub: what it prints, and how it ends. */
export const runAgainst = Effect.fnUntraced(function* (answers: Answers, args: ReadonlyArray<string>) {
  const server = yield* listening(answers);
  const address = server.address();
  const hub = `http://127.0.0.1:${Object(address).port}`;
  const env = { ATOLL_HUB: hub, ATOLL_TOKEN: "secret" };
  const process = yield* TestProcess.start({ entry: yield* Program.entry("cli"), args, env });
  const { code } = yield* process.end;
  return { code, log: yield* process.log };
}, Effect.scoped);
