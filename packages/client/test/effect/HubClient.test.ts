import { RateLimited } from "@atoll/contract/CommonProblems";
import { createServer } from "node:http";
import { describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { FetchHttpClient } from "effect/http";
import { HubClient, isUnreachable } from "../../src/effect/HubClient.ts";

/** A hub that says this much of a 200 with a body of so many bytes, and hangs up. */
const sayer = (text: string, length: number) =>
  Effect.acquireRelease(
    Effect.callback<{ readonly baseUrl: string; readonly close: () => void }>((resume) => {
      const server = createServer((_, response) => {
        response.writeHead(200, { "content-type": "application/json", "content-length": length });
        response.write(text, () => response.destroy());
      });
      server.listen({ host: "127.0.0.1", port: 0 }, () => {
        const address = server.address();
        const port = typeof address === "object" && address !== null ? address.port : 0;
        resume(Effect.succeed({ baseUrl: `http://127.0.0.1:${port}`, close: () => server.close() }));
      });
    }),
    ({ close }) => Effect.sync(close),
  );

const failure = Effect.fnUntraced(function* (text: string, length: number) {
  const { baseUrl } = yield* sayer(text, length);
  const hub = yield* HubClient.make({ baseUrl });
  return yield* Effect.flip(hub.health.ready());
}, Effect.provide(FetchHttpClient.layer));

describe("a client of the hub", () => {
  it.live("takes a hub that dies while it answers for one that did not answer", () =>
    Effect.gen(function* () {
      expect(isUnreachable(yield* failure(`{"status":`, 100))).toBe(true);
    }),
  );

  it.live("does not ask again for an answer it cannot understand", () =>
    Effect.gen(function* () {
      expect(isUnreachable(yield* failure("<html>", 6))).toBe(false);
      expect(isUnreachable(yield* failure("{}", 2))).toBe(false);
    }),
  );

  it("asks again later where it asked too often", () => {
    expect(isUnreachable(new RateLimited({}))).toBe(true);
  });
});
