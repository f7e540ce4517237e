import { describe, expect, it, layer } from "@effect/vitest";
import { Effect } from "effect";
import * as Cors from "../../src/edge/Cors.ts";
import { TestHub } from "../support/TestHub.ts";

const partner = "https://partner.example";
const preflight = (origin: string) => ({
  method: "OPTIONS",
  headers: { origin, "access-control-request-method": "POST" },
});

layer(TestHub.layer, { excludeTestServices: true })("pages of other origins", (it) => {
  it.effect("of the list may ask and read, with a bearer token and never with the cookie", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const asked = yield* hub.send("/api/v1/projects", preflight(partner));
      expect(asked.status).toBe(204);
      expect(asked.headers).toMatchObject({
        "access-control-allow-origin": partner,
        "access-control-allow-headers": expect.stringContaining("authorization"),
        vary: "Origin",
      });
      for (const token of ["owner", "nobody"]) {
        const headers = { origin: partner, authorization: `Bearer ${token}` };
        const answer = yield* hub.send("/api/v1/projects", { headers });
        expect(answer.headers["access-control-allow-origin"]).toBe(partner);
        expect(answer.headers["access-control-expose-headers"]).toContain("x-request-id");
        expect(answer.headers).not.toHaveProperty("access-control-allow-credentials");
      }
    }),
  );

  it.effect.each([
    "https://partner.example.evil.example",
    "https://PARTNER.example",
    "http://partner.example",
    "https://partner.example:8443",
    "https://hub.example",
    "null",
    "*",
  ])("%s may not", (origin) =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const asked = yield* hub.send("/api/v1/projects", preflight(origin));
      expect(asked).toMatchObject({ status: 405, json: { type: "urn:atoll:problem:method-not-allowed" } });
      const answer = yield* hub.send("/api/v1/projects", { headers: { origin } });
      for (const { headers } of [asked, answer]) {
        expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
        expect(headers["vary"]).toBe("Origin");
      }
    }),
  );
});

describe("the origins of a setting", () => {
  it.each([
    [partner, true],
    ["http://localhost:5173", true],
    ["http://[::1]:5173", true],
    ["http://partner.example", false],
    ["https://partner.example/", false],
    ["https://partner.example/app", false],
    ["https://*.example", false],
    ["*", false],
    ["null", false],
    ["partner.example", false],
  ])("%s: %s", (text, isOne) => expect(Cors.isOrigin(text)).toBe(isOne));
});
