import { expect, layer } from "@effect/vitest";
import { Effect } from "effect";
import { send, TestHub } from "../support/TestHub.ts";

const problem = (status: number, slug: string) => ({
  status,
  headers: expect.objectContaining({ "content-type": "application/problem+json" }),
  json: expect.objectContaining({ status, type: `urn:atoll:problem:${slug}`, requestId: expect.any(String) }),
});

layer(TestHub.layer, { excludeTestServices: true })("the edge", (it) => {
  it.effect("takes over a request id that is a UUID, in header and body", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const id = "5F0C6A3E-1C5B-4D0C-9A39-0C8A8C3C9A11".toLowerCase();
      const answer = yield* hub.send("/api/v1/nowhere", { headers: { "X-Request-Id": id } });
      expect(answer).toMatchObject(problem(404, "route-not-found"));
      expect(answer.headers["x-request-id"]).toBe(id);
      expect(answer.json).toMatchObject({ requestId: id });
    }),
  );

  it.effect("makes its own request id instead of one that is none", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const answer = yield* hub.send("/health/live", { headers: { "X-Request-Id": "a\tb" } });
      expect(answer.status).toBe(200);
      expect(answer.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    }),
  );

  it.effect("hands the request id to the services", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const id = "5f0c6a3e-1c5b-4d0c-9a39-0c8a8c3c9a11";
      const answer = yield* hub.send("/api/v1/projects/01c92f0e-5a7b-7c31-9d2e-4b8f6a1c0d35", {
        headers: { authorization: "Bearer owner", "x-request-id": id },
      });
      expect(answer.json).toMatchObject({ name: id });
    }),
  );

  it.effect.each([
    ["DELETE", "/api/v1/projects", "GET, HEAD, POST"],
    ["GET", "/api/v1/auth/login", "POST"],
    ["POST", "/api/v1/nodes/self/", "GET, HEAD"],
    ["PATCH", "/openapi.json", "GET, HEAD"],
    ["PUT", "/health/live", "GET, HEAD"],
  ] as const)("%s %s is a wrong method and says the right ones", ([method, path, allow]) =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const answer = yield* hub.send(path, { method });
      expect(answer).toMatchObject(problem(405, "method-not-allowed"));
      expect(answer.headers.allow).toBe(allow);
    }),
  );

  it.effect.each([
    ["no page", "POST", "/nowhere"],
    ["an unusual method", "PROPFIND", "/api/v1/nowhere"],
    ["a broken escape", "GET", "/api/v1/%ff"],
    ["a broken escape of a file", "GET", "/%ff.js"],
    ["a broken escape of a parameter", "GET", "/api/v1/projects/%ff"],
    ["a long parameter", "GET", `/api/v1/projects/${"a".repeat(5_000)}`],
    ["a long file name", "GET", `/${"a".repeat(5_000)}.js`],
    ["a file below a file", "GET", "/assets/index-abc123.js/below.js"],
    ["NUL", "GET", "/%00.js"],
    ["a way out of the folder", "GET", "/../../package.json"],
    ["an escaped way out of the folder", "GET", "/%2e%2e/%2e%2e/TestHub.ts"],
  ] as const)("%s is nowhere", ([, method, path]) =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const answer = yield* hub.send(path, { method, headers: { authorization: "Bearer owner" } });
      expect([400, 404]).toContain(answer.status);
      expect(answer.headers["content-type"]).toBe("application/problem+json");
    }),
  );

  it.effect("sends its security headers with every answer", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      for (const path of ["/health/live", "/api/v1/projects", "/nowhere.js", "/", "/docs", "/openapi.json"]) {
        const { headers } = yield* hub.send(path);
        expect(headers, path).toMatchObject({
          "x-content-type-options": "nosniff",
          "referrer-policy": "no-referrer",
          "strict-transport-security": expect.any(String),
          "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
        });
      }
      expect((yield* hub.send("/api/v1/projects")).headers["cache-control"]).toBe("no-store");
    }),
  );

  it.effect("answers what is not HTTP, or too much of it, with a problem as well", () =>
    Effect.gen(function* () {
      const { url } = yield* TestHub;
      const huge = yield* Effect.promise(() => send(url, "/", { headers: { "x-a": "a".repeat(40_000) } }));
      expect(huge.status).toBe(431);
      expect(huge.headers["content-type"]).toBe("application/problem+json");
    }),
  );
});
