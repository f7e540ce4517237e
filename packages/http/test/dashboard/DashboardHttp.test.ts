import { expect, layer } from "@effect/vitest";
import { Effect } from "effect";
import { TestHub } from "../support/TestHub.ts";

const html = { accept: "text/html" };

layer(TestHub.layer, { excludeTestServices: true })("the dashboard", (it) => {
  it.effect("answers every address of a page with the page, each time with a nonce of its own", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const pages = yield* Effect.forEach(["/", "/analyses/7?tab=logs", "/"], (path) =>
        hub.send(path, { headers: html }),
      );
      const nonces = pages.map(({ status, headers, text }) => {
        expect(status).toBe(200);
        const [, nonce] = /content="([^"]+)"/.exec(text) ?? [];
        expect(headers["content-security-policy"]).toContain(`style-src 'self' 'nonce-${nonce}'`);
        expect(headers["content-security-policy"]).not.toContain("unsafe");
        return nonce;
      });
      expect(new Set(nonces).size).toBe(3);
    }),
  );

  it.effect("serves named assets for ever", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const answer = yield* hub.send("/assets/index-abc123.js");
      expect(answer).toMatchObject({ status: 200, text: "export {};\n" });
      expect(answer.headers["content-type"]).toContain("text/javascript");
      expect(answer.headers["cache-control"]).toContain("immutable");
    }),
  );

  it.effect("never answers a program with the page", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      for (const path of ["/api", "/api/v2/projects", "/health/nothing", "/missing.js"]) {
        const answer = yield* hub.send(path, { headers: html });
        expect(answer).toMatchObject({ status: 404, json: { type: "urn:atoll:problem:route-not-found" } });
      }
    }),
  );
});
