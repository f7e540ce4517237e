import { expect, layer } from "@effect/vitest";
import { Effect } from "effect";
import { asOwner, TestHub } from "./support/TestHub.ts";

const project = { name: "Penguins", description: "" };
const projects = "/api/v1/projects";

const problem = (status: number, slug: string) => ({
  status,
  headers: expect.objectContaining({ "content-type": "application/problem+json" }),
  json: expect.objectContaining({ status, type: `urn:atoll:problem:${slug}`, requestId: expect.any(String) }),
});

const invalid = (pointer: string) => ({
  ...problem(400, "invalid-request"),
  json: expect.objectContaining({
    errors: expect.arrayContaining([{ pointer, detail: expect.any(String) }]),
  }),
});

const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;

layer(TestHub.layer, { excludeTestServices: true })("problems", (it) => {
  it.effect("a request that fits is answered", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const answer = yield* hub.send(projects, asOwner(project));
      expect(answer).toMatchObject({ status: 201, json: project });
    }),
  );

  it.effect.each([
    ["/payload/name", { ...project, name: "" }],
    ["/payload/name", { description: "" }],
    ["/payload/a~1b", { ...project, "a/b": 1 }],
    ["/payload/name", { ...project, name: "a\u0000b" }],
    ["/payload/name", '{"name":"\\ud800","description":""}'],
    ["/payload", "{"],
    ["/payload", "null"],
    ["/payload/__proto__", '{"name":"a","description":"","__proto__":{"x":1}}'],
  ] as const)("points at %s", ([pointer, body]) =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      expect(yield* hub.send(projects, asOwner(body))).toMatchObject(invalid(pointer));
    }),
  );

  it.effect.each([
    ["/query/limit", `${projects}?limit=0`],
    ["/query/limit", `${projects}?limit=1e999`],
    ["/query/limit", `${projects}?limit=1&limit=2`],
    ["/query/nonsense", `${projects}?nonsense=1`],
    ["/query/cursor", `${projects}?cursor=%00`],
    ["/path/projectId", `${projects}/1`],
  ] as const)("points at %s of %s", ([pointer, path]) =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const answer = yield* hub.send(path, { headers: { authorization: "Bearer owner" } });
      expect(answer).toMatchObject(invalid(pointer));
    }),
  );

  it.effect("says every fault at once, and none of the values", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const body = { email: "nobody", password: "hunter2", displayName: "A", tenantName: "" };
      const answer = yield* hub.send("/api/v1/auth/register", asOwner(body));
      expect(answer.json).toMatchObject({
        errors: expect.arrayContaining(
          ["/payload/email", "/payload/password", "/payload/tenantName"].map((pointer) =>
            expect.objectContaining({ pointer }),
          ),
        ),
      });
      expect(answer.text).not.toContain("hunter2");
    }),
  );

  it.effect.each([101, 10_000, 400_000])("refuses JSON nested %s deep", (levels) =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const body = `{"projectId":"x","parameters":${nested(levels)}}`;
      const answer = yield* hub.send("/api/v1/analyses", asOwner(body));
      expect(answer).toMatchObject(invalid("/payload"));
    }),
  );

  it.effect("refuses text that is not UTF-8", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const body = Buffer.from('{"name":"caf\u00e9","description":""}', "latin1");
      const answer = yield* hub.send(projects, { ...asOwner(""), body });
      expect(answer).toMatchObject(invalid("/payload"));
    }),
  );

  it.effect.each([
    ["application/xml", "<a/>"],
    ["text/plain", "{}"],
    ["multipart/form-data; boundary=x", "--x--"],
  ] as const)("does not read %s", ([type, body]) =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const answer = yield* hub.send(projects, asOwner(body, { "content-type": type }));
      expect(answer).toMatchObject(problem(415, "unsupported-media-type"));
    }),
  );

  it.effect("does not guess the media type, and does not decompress", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const { authorization } = { authorization: "Bearer owner" };
      const body = JSON.stringify(project);
      const untyped = yield* hub.send(projects, { method: "POST", headers: { authorization }, body });
      expect(untyped).toMatchObject(problem(415, "unsupported-media-type"));
      const zipped = yield* hub.send(projects, asOwner(body, { "content-encoding": "gzip" }));
      expect(zipped).toMatchObject(problem(415, "unsupported-media-type"));
    }),
  );

  it.effect.each([
    ["JSON", projects, "application/json", 1_048_576],
    ["a form", "/api/v1/auth/token", "application/x-www-form-urlencoded", 16_384],
  ] as const)("bounds %s, whether its length is declared or not", ([, path, type, maximumBytes]) =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const body = "a".repeat(maximumBytes + 1);
      const headers = { authorization: "Bearer owner", "content-type": type };
      for (const framing of [{ "content-length": body.length }, { "transfer-encoding": "chunked" }]) {
        const answer = yield* hub.send(path, { method: "POST", headers: { ...headers, ...framing }, body });
        expect(answer).toMatchObject(problem(413, "payload-too-large"));
        expect(answer.json).toMatchObject({ maximumBytes });
      }
    }),
  );

  it.effect("hides what went wrong on our side", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const answer = yield* hub.send("/api/v1/auth/me", { headers: { authorization: "Bearer owner" } });
      expect(answer).toMatchObject(problem(500, "internal-error"));
      expect(answer.text).not.toContain("secret detail");
    }),
  );
});
