import { expect, layer } from "@effect/vitest";
import { Context, Effect, Layer } from "effect";
import { HostileHub } from "./support/HostileHub.ts";
import { operations } from "./support/operations.ts";
import { attempt, changingNothing, expectRefusal } from "./support/refusal.ts";
import { requestsOf } from "./support/requests.ts";
import { type Organisation, organisation } from "./support/World.ts";

class Alpha extends Context.Service<Alpha, Organisation>()("@atoll/api/test/Alpha") {
  static readonly layer = Layer.effect(Alpha, organisation("Alpha")).pipe(
    Layer.orDie,
    Layer.provideMerge(HostileHub.layer),
  );
}

const invalid = (pointer: string) => ({ status: 400, slug: "invalid-request", pointer });
const tokenFor = ({ tokens }: Organisation, key: string) =>
  /^(runs|messages)|heartbeat|work|self/.test(key) ? tokens.node : tokens.owner;

const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
const project = (name: string) => `{"name":${name},"description":""}`;

const bodies: ReadonlyArray<readonly [title: string, pointer: string, body: string | Uint8Array]> = [
  ["malformed JSON", "/payload", '{"name":'],
  ["no JSON at all", "/payload", "name=a"],
  ["two values", "/payload", `${project('"a"')}${project('"b"')}`],
  ["no body", "/payload", ""],
  ["an array", "/payload", "[]"],
  ["null", "/payload", "null"],
  ["a number for a text", "/payload/name", project("1")],
  ["an object for a text", "/payload/name", project('{"$ne":null}')],
  ["a missing field", "/payload/description", '{"name":"a"}'],
  ["a blank name", "/payload/name", project('" \\t "')],
  ["a text too long", "/payload/name", project(`"${"a".repeat(121)}"`)],
  ["NUL, escaped", "/payload/name", project('"a\\u0000b"')],
  ["NUL, raw", "/payload", project('"a\u0000b"')],
  ["a lone high surrogate", "/payload/name", project('"\\ud800"')],
  ["a lone low surrogate", "/payload/name", project('"\\udc00\\ud800"')],
  [
    "a surrogate in UTF-8",
    "/payload",
    Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xed, 0xa0, 0x80])]),
  ],
  ["a field that is the server's", "/payload/tenantId", '{"name":"a","description":"","tenantId":"x"}'],
  ["__proto__", "/payload/__proto__", '{"name":"a","description":"","__proto__":{"role":"owner"}}'],
  ["a field with NUL in its name", "/payload/a\u0000", '{"name":"a","description":"","a\\u0000":1}'],
  ["the same field twice", "/payload", '{"name":"a","name":"b","description":""}'],
  ["the same field twice, once escaped", "/payload", '{"name":"a","n\\u0061me":"b","description":""}'],
  ["the same field twice, far from its colon", "/payload", `{"name":"a","name"${" ".repeat(99)}:"b"}`],
  ["the same field twice, deep inside", "/payload", '{"name":"a","description":[{"x":{"y":1,"y":2}}]}'],
  ["nesting of 10 000 levels", "/payload", `{"name":"a","description":${nested(10_000)}}`],
  ["nesting of 10 000 levels and no end", "/payload", `{"name":${"[".repeat(10_000)}`],
];

const numbers: ReadonlyArray<readonly [key: string, pointer: string, change: object]> = [
  ["runs.heartbeat", "/payload/progress", { progress: 1e308 }],
  ["runs.heartbeat", "/payload/progress", { progress: -1 }],
  ["runs.heartbeat", "/payload/progress", { progress: 0.5 }],
  ["runs.finish", "/payload/exitCode", { exitCode: 2 ** 31 }],
  ["runs.finish", "/payload/exitCode", { exitCode: -(2 ** 53) }],
  [
    "runs.finish",
    "/payload/usage/cpuSeconds",
    { usage: { cpuSeconds: -1, wallSeconds: 1, peakResidentBytes: 1 } },
  ],
  ["analyses.create", "/payload/quorum", { quorum: 1e21 }],
  ["analyses.create", "/payload/consentDeadlineSeconds", { consentDeadlineSeconds: 2 ** 31 }],
  ["analyses.create", "/payload/runTimeoutSeconds", { runTimeoutSeconds: 0 }],
  ["analyses.create", "/payload/nodes", { nodes: [] }],
  ["analyses.create", "/payload/parameters", { parameters: { a: JSON.parse(nested(70)) } }],
  ["analyses.create", "/payload/parameters", { parameters: { "\u0000": 1 } }],
  ["analyses.create", "/payload/parameters", { parameters: { a: ["\ud800"] } }],
];

const addresses: ReadonlyArray<readonly [path: string, status: number, slug: string, pointer?: string]> = [
  ["/api/v1/projects?limit=0", 400, "invalid-request", "/query/limit"],
  ["/api/v1/projects?limit=1e999", 400, "invalid-request", "/query/limit"],
  ["/api/v1/projects?limit=99999999999999999999", 400, "invalid-request", "/query/limit"],
  ["/api/v1/projects?limit=1&limit=2", 400, "invalid-request", "/query/limit"],
  ["/api/v1/projects?limit[]=1", 400, "invalid-request", "/query/limit[]"],
  ["/api/v1/projects?cursor=%00", 400, "invalid-request", "/query/cursor"],
  ["/api/v1/projects?cursor=%ff", 400, "invalid-request", "/query/cursor"],
  ["/api/v1/projects?cursor=%ED%A0%80", 400, "invalid-request", "/query/cursor"],
  ["/api/v1/projects?cursor=nonsense", 400, "invalid-request", "/query/cursor"],
  ["/api/v1/projects?__proto__=1", 400, "invalid-request", "/query/__proto__"],
  ["/api/v1/projects/%00", 400, "invalid-request", "/path/projectId"],
  ["/api/v1/projects/%ED%A0%80", 404, "route-not-found"],
  ["/api/v1/projects/%ff", 404, "route-not-found"],
  ["/api/v1/projects/01C92F0E-5A7B-7C31-9D2E-4B8F6A1C0D35", 400, "invalid-request", "/path/projectId"],
  ["/api/v1/projects/01c92f0e-5a7b-4c31-9d2e-4b8f6a1c0d35", 400, "invalid-request", "/path/projectId"],
  ["/api/v1/projects/..%2f..%2fetc%2fpasswd", 400, "invalid-request", "/path/projectId"],
  [`/api/v1/projects/${"a".repeat(8_000)}`, 404, "route-not-found"],
  [`/api/v1/${"a/".repeat(2_000)}`, 404, "route-not-found"],
  ["/api/v1/analyses?projectId=1", 400, "invalid-request", "/query/projectId"],
  ["/api/v1/projects;limit=1", 404, "route-not-found"],
  ["/api/v1/projects/;/nodes", 404, "route-not-found"],
  ["/api/v2/projects", 404, "route-not-found"],
];

layer(Alpha.layer, { excludeTestServices: true, timeout: "120 seconds" })("bad input", (it) => {
  it.effect.each(bodies)("%s is pointed at in %s", ([, pointer, body]) =>
    Effect.gen(function* () {
      const { tokens } = yield* Alpha;
      const answer = yield* changingNothing(attempt("projects.create", { json: {} }, tokens.owner, { body }));
      expectRefusal(invalid(pointer), answer);
    }),
  );

  it.effect.each(numbers)("%s is refused at %s", ([key, pointer, change]) =>
    Effect.gen(function* () {
      const alpha = yield* Alpha;
      const request = requestsOf(alpha.ids, "")[key] ?? {};
      const json = { ...Object(request.json), ...change };
      const answer = yield* changingNothing(attempt(key, { ...request, json }, tokenFor(alpha, key)));
      expectRefusal(invalid(pointer), answer, JSON.stringify(change));
    }),
  );

  it.effect.each(addresses)("%s is refused with %s", ([path, status, slug, pointer]) =>
    Effect.gen(function* () {
      const { tokens } = yield* Alpha;
      const hub = yield* HostileHub;
      const headers = { authorization: `Bearer ${tokens.owner}` };
      const answer = yield* changingNothing(hub.send(path, { headers }));
      expectRefusal(pointer === undefined ? { status, slug } : { status, slug, pointer }, answer);
    }),
  );

  // Nobody here operates the hub: an operator's operations are refused before they are read.
  it.effect.each(operations.filter(({ policy }) => policy?._tag !== "Operator"))(
    "$key knows no other fields, queries, media types and methods",
    ({ key, method, path }) =>
      changingNothing(
        Effect.gen(function* () {
          const alpha = yield* Alpha;
          const token = tokenFor(alpha, key);
          const request = requestsOf(alpha.ids, "")[key] ?? {};
          const nonsense = { ...request, query: { ...request.query, nonsense: "1" } };
          expectRefusal(invalid("/query/nonsense"), yield* attempt(key, nonsense, token), key);
          const { json, form } = request;
          const other =
            json === undefined ? undefined : { json: { ...Object(json), createdBy: alpha.ids.userId } };
          const fields = other ?? (form === undefined ? undefined : { form: { ...form, createdBy: "x" } });
          if (fields !== undefined) {
            const answer = yield* attempt(key, { ...request, ...fields }, token);
            expectRefusal(invalid("/payload/createdBy"), answer, key);
          }
          if (Object.keys(request).some((slot) => /json|form|bytes/.test(slot))) {
            const headers = { "content-type": "application/xml" };
            const answer = yield* attempt(key, request, token, { headers, body: "<a/>" });
            expectRefusal({ status: 415, slug: "unsupported-media-type" }, answer, key);
          }
          // A literal segment of one address is a parameter of another.
          const fits = (known: string) => {
            const [wanted, given] = [path.split("/"), known.split("/")];
            const isSame = (part: string, at: number) => part.startsWith(":") || part === wanted[at];
            return given.length === wanted.length && given.every(isSame);
          };
          const isKnown = (other: string) =>
            operations.some((known) => fits(known.path) && known.method === other);
          const unknown = isKnown("PATCH") ? "PUT" : "PATCH";
          const refused = yield* attempt(key, request, token, { method: unknown });
          expectRefusal({ status: 405, slug: "method-not-allowed" }, refused, key);
          expect(refused.headers["allow"]).toContain(method);
        }),
      ),
  );

  it.effect("a body is bounded, whether its length is said, hidden or a lie", () =>
    changingNothing(
      Effect.gen(function* () {
        const alpha = yield* Alpha;
        const hub = yield* HostileHub;
        const requests = requestsOf(alpha.ids, "");
        const tooLarge = { status: 413, slug: "payload-too-large" };
        const sizes = {
          "projects.create": 1_048_577,
          "auth.token": 16_385,
          "analyses.upload": 16 * 1_048_576 + 1,
          "messages.send": 6 * 1_048_576 + 1,
        };
        for (const [key, size] of Object.entries(sizes)) {
          for (const framing of [{ "content-length": size }, { "transfer-encoding": "chunked" }]) {
            const changes = { headers: framing, body: Buffer.alloc(size, 97) };
            const answer = yield* attempt(key, requests[key] ?? {}, tokenFor(alpha, key), changes);
            expectRefusal(tooLarge, answer, `${key} ${Object.keys(framing).join()}`);
          }
        }
        const claim = yield* hub.sendBytes(
          `POST /api/v1/projects HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer ${alpha.tokens.owner}\r\n` +
            "Content-Type: application/json\r\nContent-Length: 1073741824\r\n\r\n{",
        );
        expectRefusal(tooLarge, claim);
      }),
    ),
  );

  it.effect.each([
    ["NUL in the path", "GET /api/v1/\u0000 HTTP/1.1\r\nHost: a\r\n\r\n", 400],
    [
      "bytes above ASCII in the path",
      "GET /api/v1/\u00ff HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
      400,
    ],
    ["a header without end", `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${"a".repeat(40_000)}\r\n\r\n`, 431],
    ["two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400],
    [
      "a length and chunks",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
      400,
    ],
    [
      "a header that would be two",
      "GET /health/live HTTP/1.1\r\nHost: a\r\nX-Request-Id: a\rSet-Cookie: b=c\r\n\r\n",
      400,
    ],
    ["a control character in a header", "GET / HTTP/1.1\r\nHost: a\r\nUser-Agent: a\u0007b\r\n\r\n", 400],
    ["no host", "GET /api/v1/projects HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
    ["no HTTP", "\u0016\u0003\u0001\u0002\r\n\r\n", 400],
    ["an expectation", "GET /api/v1/projects HTTP/1.1\r\nHost: a\r\nExpect: miracles\r\n\r\n", 417],
  ] as const)("%s", ([, bytes, status]) =>
    Effect.gen(function* () {
      const hub = yield* HostileHub;
      const answer = yield* changingNothing(hub.sendBytes(Buffer.from(bytes, "latin1")));
      const type = "application/problem+json";
      expect(answer, answer.text).toMatchObject({
        status,
        headers: { "content-type": type },
        json: { status },
      });
    }),
  );
});
