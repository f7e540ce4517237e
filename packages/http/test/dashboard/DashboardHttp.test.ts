import { expect, layer } from "@effect/vitest";
import { Effect } from "effect";
import { TestHub } from "../support/TestHub.ts";

const html = { accept: "text/html" };

layer(TestHub.layer, { excludeTestServices: true })("the dashboard", (it) => {
  it.effect(
    "answers every address of a page with the page, which may load files of its own origin only",
    () =>
      Effect.gen(function* () {
        const hub = yield* TestHub;
        const pages = yield* Effect.forEach(["/", "/analyses/7?tab=logs", "/"], (path) =>
          hub.send(path, { headers: html }),
        );
        for (const { status, headers, text } of pages) {
          expect({ status, text }).toMatchObject({ status: 200, text: expect.stringContaining("Dashboard") });
          const policy = String(headers["content-security-policy"]);
          const sources = policy.split("; ").flatMap((directive) => directive.split(" ").slice(1));
          expect(new Set(sources)).toEqual(new Set(["'none'", "'self'"]));
          expect(policy).toContain("default-src 'none'");
        }
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
