import { AtollApi } from "@atoll/contract/AtollApi";
import { OpenApi } from "effect/http-api";
import { sample, type SchemasByName } from "./sample.ts";

type Operation = OpenApi.OpenAPISpecOperation;

const methods = ["get", "put", "post", "delete", "patch"] as const;

/** Requests that change something take a key under which they are carried out once. */
const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "Chosen by the caller, 1 to 255 visible ASCII characters. The same request with the same key gets the " +
    "first answer again and changes nothing.",
  schema: { type: "string", minLength: 1, maxLength: 255, pattern: "^[!-~]+$" },
  example: "create-project-2026-03-14",
} as const;

const withExamples = (content: OpenApi.OpenApiSpecContent, schemas: SchemasByName) =>
  Object.fromEntries(
    Object.entries(content).map(([mediaType, media]) => [
      mediaType,
      { ...media, example: sample(media.schema, schemas) },
    ]),
  );

const describeResponses = ({ responses }: Operation, schemas: SchemasByName) =>
  Object.fromEntries(
    Object.entries(responses).map(([status, response]) => [
      status,
      {
        ...response,
        description:
          response.description === "<No Content>" ? "Done; there is no body" : response.description,
        ...(response.content === undefined ? {} : { content: withExamples(response.content, schemas) }),
      },
    ]),
  );

const describe = (method: string, operation: Operation, schemas: SchemasByName) => {
  const { requestBody } = operation;
  const parameters = operation.parameters.map((parameter) => ({
    ...parameter,
    example: sample(parameter.schema, schemas, parameter.name),
  }));
  return {
    ...operation,
    parameters: method === "get" ? parameters : [...parameters, idempotencyKey],
    responses: describeResponses(operation, schemas),
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
  const paths = Object.entries(spec.paths).map(([path, item]) => [
    path,
    Object.fromEntries(
      methods.flatMap((method) => {
        const operation = item[method];
        return operation === undefined ? [] : [[method, describe(method, operation, schemas)]];
      }),
    ),
  ]);
  return { ...spec, servers: [{ url: publicUrl.origin }], paths: Object.fromEntries(paths) };
};
