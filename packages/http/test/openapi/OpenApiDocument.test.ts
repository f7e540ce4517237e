import { AtollApi } from "@atoll/contract/AtollApi";
import { describe, expect, it } from "@effect/vitest";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { Schema } from "effect";
import { HttpApi } from "effect/http-api";
import { openApiDocument } from "../../src/openapi/OpenApiDocument.ts";

const document = openApiDocument(new URL("https://hub.example"));

const Operation = Schema.Struct({
  operationId: Schema.String,
  summary: Schema.String,
  security: Schema.Array(Schema.Record(Schema.String, Schema.Unknown)),
  responses: Schema.Record(Schema.String, Schema.Unknown),
});
const RequestBody = Schema.Struct({
  requestBody: Schema.Struct({
    content: Schema.Record(Schema.String, Schema.Struct({ example: Schema.Unknown })),
  }),
});
const Paths = Schema.Record(Schema.String, Schema.Record(Schema.String, Operation));

const operations = Object.values(Schema.decodeUnknownSync(Paths)(document.paths)).flatMap((item) =>
  Object.values(item),
);

describe("the OpenAPI document", () => {
  it("is valid OpenAPI 3.1, with examples that fit their schemas", async () => {
    const config = await createConfig({
      extends: ["recommended"],
      rules: {
        struct: "error",
        "no-invalid-media-type-examples": "error",
        "no-invalid-parameter-examples": "error",
        "operation-operationId-unique": "error",
        "security-defined": "error",
      },
    });
    const faults = await lintFromString({ source: JSON.stringify(document), config });
    const found = faults.map(
      ({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`,
    );
    // A browser that posts there is sent on, and gets nothing else.
    const relay = "operation-2xx-response: Operation must have at least one `2XX` response.";
    expect(found.filter((fault) => !(fault.startsWith(relay) && fault.includes("~1relay/post")))).toEqual([]);
    expect(document.openapi).toMatch(/^3\.1\./);
  });

  it("has examples that the endpoints accept", () => {
    let tried = 0;
    const paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> = document.paths;
    HttpApi.reflect(AtollApi, {
      onGroup: () => {},
      onEndpoint: ({ endpoint }) => {
        const operation =
          paths[endpoint.path.replace(/:([a-zA-Z]+)/g, "{$1}")]?.[endpoint.method.toLowerCase()];
        for (const [mediaType, { encoding, schemas }] of endpoint.payload) {
          if (encoding._tag !== "Json") continue;
          const { requestBody } = Schema.decodeUnknownSync(RequestBody)(operation);
          // Instants stand in the document as they are sent.
          const accepts = Schema.is(Schema.toEncoded(Schema.Union(schemas)));
          expect(accepts(requestBody.content[mediaType]?.example), endpoint.path).toBe(true);
          tried += 1;
        }
      },
    });
    expect(tried).toBeGreaterThan(10);
  });

  it("says of numbers in a query that they are numbers, and where a key is heeded", () => {
    const { paths } = document;
    expect(paths).toMatchObject({
      "/api/v1/projects": {
        get: {
          parameters: expect.arrayContaining([
            expect.objectContaining({
              name: "limit",
              schema: expect.objectContaining({ type: "integer", minimum: 1, maximum: 100 }),
            }),
          ]),
        },
        post: { parameters: [expect.objectContaining({ name: "Idempotency-Key" })] },
      },
      "/api/v1/auth/login": { post: { parameters: [] } },
    });
  });

  it("says of every answer how much is left, and when to come back", () => {
    const { paths } = document;
    expect(paths).toMatchObject({
      "/api/v1/auth/login": {
        post: {
          responses: {
            200: { headers: { "RateLimit-Policy": { example: '"auth";q=10;w=900' }, RateLimit: {} } },
            429: { headers: { "Retry-After": {} } },
          },
        },
      },
    });
  });

  it("is the same on every start", () => {
    expect(openApiDocument(new URL("https://hub.example"))).toEqual(document);
  });

  it.each(operations)("$operationId names its security and its answers", ({ security, responses }) => {
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(["400", "429", "500", "503"]));
    expect(security.length > 0).toBe("403" in responses);
  });
});
