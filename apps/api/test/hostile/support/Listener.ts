import { request } from "node:http";
import { Effect } from "effect";

/** What comes in as long as the scope lives, of an answer that goes on for long. */
export const listen = Effect.fnUntraced(function* (base: string, path: string, token: string) {
  const heard: Array<string> = [];
  const { hostname, port } = new URL(base);
  const headers = { authorization: `Bearer ${token}` };
  yield* Effect.acquireRelease(
    Effect.callback<ReturnType<typeof request>>((resume) => {
      const outgoing = request({ hostname, port, path, headers, agent: false }, (answer) => {
        heard.push(`${answer.statusCode}`);
        answer.on("data", (chunk: Buffer) => heard.push(chunk.toString("utf8")));
        answer.on("error", () => {});
        resume(Effect.succeed(outgoing));
      });
      outgoing.on("error", () => {});
      outgoing.end();
    }),
    (outgoing) => Effect.sync(() => outgoing.destroy()),
  );
  return { heard: Effect.sync(() => heard.join("")) };
});
