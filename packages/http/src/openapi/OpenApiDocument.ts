import { AtollApi } from "@atoll/contract/AtollApi";
import { EachTime, Idempotency } from "@atoll/contract/Idempotency";
import { type RateClass, rateClasses, rateClassOf } from "@atoll/contract/RateClass";
import { Context, Schema } from "effect";
import { HttpApi, OpenApi } from "effect/http-api";
import { sample, type SampledSchema, type SchemasByName } from "./sample.ts";

type Operation = OpenApi.OpenAPISpecOperation;

interface Declared {
  /** Takes an `Idempotency-Key`. */
  readonly keyed: boolean;
  readonly rateClass: RateClass;
  /** The query's members as they are meant; on the wire they are all text, which says less. */
  readonly query: Readonly<Record<string, SampledSchema>>;
}

const QueryMembers = Schema.Record(Schema.String, Schema.Record(Schema.String, Schema.Json));

const queryOf = (query: Schema.Top | undefined): Declared["query"] => {
  if (query === undefined) return {};
  const { schema } = Schema.toJsonSchemaDocument(Schema.toType(query));
  return Schema.decodeUnknownSync(QueryMembers)(schema["properties"] ?? {});
};

/** What the contract says of an operation and `OpenApi.fromApi` does not pass on. */
const declarations = (): ReadonlyMap<string, Declared> => {
  const found = new Map<string, Declared>();
  HttpApi.reflect(AtollApi, {
    onGroup: () => {},
    onEndpoint: ({ group, endpoint, middleware }) => {
      const safe = endpoint.method === "GET";
      found.set(`${group.identifier}.${endpoint.identifier}`, {
        keyed:
          !safe &&
          !Context.get(endpoint.annotations, EachTime) &&
          [...middleware].some(({ key }) => key === Idempotency.key),
        rateClass: rateClassOf(endpoint),
        query: queryOf(endpoint.query),
      });
    },
  });
  return found;
};

const methods = ["get", "put", "post", "delete", "patch"] as const;

/** Requests that change something take a key under which they are carried out once. */
const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "Chosen by the caller, 1 to 255 visible ASCII characters, and the caller's own. For 24 hours the same request " +
    "with the same key gets the first answer again, with `Idempotency-Replayed: true`, and changes nothing; another " +
    "request with it is answered with 422, and one that comes while the first is carried out with 409. A request " +
    "that was refused leaves the key free. Operations without a credential take no key.",
  schema: { type: "string", minLength: 1, maxLength: 255, pattern: "^[!-~]+$" },
  example: "create-project-2026-03-14",
} as const;

const text = { schema: { type: "string" } } as const;

/** What every answer of an operation says of its limit (draft-ietf-httpapi-ratelimit-headers-10). */
const rateHeaders = (name: RateClass) => {
  const { limit, windowSeconds } = rateClasses[name];
  const example = (value: string) => ({ ...text, example: `"${name}";${value}` });
  return {
    "RateLimit-Policy": {
      description: `${limit} calls in ${windowSeconds} s for each caller, unless the operator set a factor.`,
      ...example(`q=${limit};w=${windowSeconds}`),
    },
    RateLimit: {
      description: "The calls that are left, and the seconds until all are back.",
      ...example(`r=${limit - 1};t=1`),
    },
  };
};

const retryAfter = {
  "Retry-After": { description: "Seconds after which to send it again.", ...text, example: "1" },
};

const headersOf = (status: string, declared: Declared) => ({
  headers: {
    ...rateHeaders(declared.rateClass),
    ...(status === "429" ? retryAfter : {}),
  },
});

const isNumeric = (schema: SampledSchema | undefined): schema is SampledSchema =>
  schema?.type === "integer" || schema?.type === "number";

const withExamples = (content: OpenApi.OpenApiSpecContent, schemas: SchemasByName) =>
  Object.fromEntries(
    Object.entries(content).map(([mediaType, media]) => [
      mediaType,
      { ...media, example: sample(media.schema, schemas) },
    ]),
  );

const describeResponses = (
  { responses }: Operation,
  schemas: SchemasByName,
  declared: Declared | undefined,
) =>
  Object.fromEntries(
    Object.entries(responses).map(([status, response]) => [
      status,
      {
        ...response,
        ...(declared === undefined ? {} : headersOf(status, declared)),
        description:
          response.description === "<No Content>" ? "Done; there is no body" : response.description,
        ...(response.content === undefined ? {} : { content: withExamples(response.content, schemas) }),
      },
    ]),
  );

const describe = (operation: Operation, schemas: SchemasByName, declared: Declared | undefined) => {
  const { requestBody } = operation;
  const parameters = operation.parameters.map((parameter) => {
    const meant = parameter.in === "query" ? declared?.query[parameter.name] : undefined;
    const schema = isNumeric(meant) ? meant : parameter.schema;
    return { ...parameter, schema, example: sample(schema, schemas, parameter.name) };
  });
  return {
    ...operation,
    parameters: declared?.keyed === true ? [...parameters, idempotencyKey] : parameters,
    responses: describeResponses(operation, schemas, declared),
    ...(requestBody === undefined
      ? {}
      : { requestBody: { ...requestBody, content: withExamples(requestBody.content, schemas) } }),
  };
};

/**
 * The OpenAPI 3.1 document of the contract, with an example of every parameter, request and answer. The
 * examples are those of the schemas, or made from them, and are the same on every start.
 */
export const openApiDocument = (publicUrl: URL) => {
  const spec = OpenApi.fromApi(AtollApi);
  const schemas: SchemasByName = spec.components.schemas;
  const declared = declarations();
  const paths = Object.entries(spec.paths).map(([path, item]) => [
    path,
    Object.fromEntries(
      methods.flatMap((method) => {
        const operation = item[method];
        return operation === undefined
          ? []
          : [[method, describe(operation, schemas, declared.get(operation.operationId))]];
      }),
    ),
  ]);
  return { ...spec, servers: [{ url: publicUrl.origin }], paths: Object.fromEntries(paths) };
};
