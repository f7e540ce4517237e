import { expect, layer } from "@effect/vitest";
import { Effect, Ref } from "effect";
import { Calls } from "./support/fakeDomain.ts";
import { asOwner, TestHub } from "./support/TestHub.ts";

const cookie = "__Host-atoll-session=owner";
const logout = "/api/v1/auth/logout";

const countLogouts = Effect.flatMap(Calls, Ref.get).pipe(
  Effect.map((calls) => calls.filter((call) => call === "logout").length),
);

layer(TestHub.layer, { excludeTestServices: true })("authentication", (it) => {
  it.effect("sets the session cookie at sign-in, out of reach of scripts and other sites", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const body = { email: "ana@lagoon.example", password: "correct horse battery" };
      const answer = yield* hub.send("/api/v1/auth/login", asOwner(body));
      expect(answer.status).toBe(200);
      const [set] = answer.headers["set-cookie"] ?? [];
      expect(set).toContain("__Host-atoll-session=atoll_session_fake;");
      for (const attribute of ["Secure", "HttpOnly", "SameSite=Strict", "Path=/", "Expires="]) {
        expect(set).toContain(attribute);
      }
      expect(set).not.toContain("Domain");
    }),
  );

  it.effect("clears the cookie at sign-out", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const answer = yield* hub.send(logout, {
        method: "POST",
        headers: { cookie, "sec-fetch-site": "same-origin" },
      });
      expect(answer.status).toBe(204);
      expect(answer.headers["set-cookie"]?.[0]).toMatch(/^__Host-atoll-session=;.*Max-Age=0/);
    }),
  );

  it.effect.each([
    ["another site", { "sec-fetch-site": "cross-site", origin: "https://hub.example" }],
    ["a neighbour", { "sec-fetch-site": "same-site" }],
    ["another origin", { origin: "https://evil.example" }],
    ["an opaque origin", { origin: "null" }],
    ["nowhere", {}],
  ] as const)("refuses a write with the cookie from %s", ([, headers]) =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const before = yield* countLogouts;
      const answer = yield* hub.send(logout, { method: "POST", headers: { cookie, ...headers } });
      expect(answer).toMatchObject({ status: 403, json: { type: "urn:atoll:problem:forbidden" } });
      expect(yield* countLogouts).toBe(before);
    }),
  );

  it.effect("takes a write from the public origin, and a read from anywhere", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const written = yield* hub.send(logout, {
        method: "POST",
        headers: { cookie, origin: "https://hub.example" },
      });
      expect(written.status).toBe(204);
      const read = yield* hub.send("/api/v1/projects", { headers: { cookie } });
      expect(read.status).toBe(200);
    }),
  );

  it.effect("a bearer token decides alone", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const headers = { authorization: "Bearer nobody", cookie };
      const answer = yield* hub.send("/api/v1/projects", { headers });
      expect(answer).toMatchObject({ status: 401, json: { type: "urn:atoll:problem:unauthenticated" } });
      expect(answer.headers["www-authenticate"]).toBe('Bearer realm="atoll"');
    }),
  );

  it.effect("says who may do what a caller may not", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      for (const authorization of ["Bearer viewer", "Bearer node"]) {
        const answer = yield* hub.send("/api/v1/projects", asOwner("{not even JSON", { authorization }));
        expect(answer.status).toBe(403);
        expect(answer.json).toMatchObject({ required: "a user who may projects:create" });
      }
    }),
  );

  it.effect(
    "says of a suspended organisation when to ask again, and nothing of the kind of one that is gone",
    () =>
      Effect.gen(function* () {
        const hub = yield* TestHub;
        for (const [token, status, wait] of [
          ["ownerOfSuspended", 503, "300"],
          ["nodeOfSuspended", 503, "300"],
          ["ownerOfArchived", 410, undefined],
        ] as const) {
          const answer = yield* hub.send("/api/v1/projects", {
            headers: { authorization: `Bearer ${token}` },
          });
          expect(answer.status).toBe(status);
          expect(answer.headers["retry-after"]).toBe(wait);
        }
      }),
  );
});
