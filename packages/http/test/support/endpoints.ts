import { AtollApi } from "@atoll/contract/AtollApi";
import { type EndpointPolicy, Policy } from "@atoll/contract/EndpointPolicy";
import { AvailableIn } from "@atoll/contract/tenants/AvailableIn";
import type { TenantState } from "@atoll/contract/tenants/Tenant";
import { Context, Schema } from "effect";
import { HttpApi, type HttpApiEndpoint } from "effect/http-api";
import { openApiDocument } from "../../src/openapi/OpenApiDocument.ts";
import type { Call } from "./TestHub.ts";

const Examples = Schema.Record(
  Schema.String,
  Schema.Record(
    Schema.String,
    Schema.Struct({
      parameters: Schema.optionalKey(
        Schema.Array(
          Schema.Struct({
            name: Schema.String,
            in: Schema.String,
            required: Schema.Boolean,
            example: Schema.optionalKey(Schema.Unknown),
          }),
        ),
      ),
      requestBody: Schema.optionalKey(
        Schema.Struct({
          content: Schema.Record(Schema.String, Schema.Struct({ example: Schema.Unknown })),
        }),
      ),
    }),
  ),
);
const examples = Schema.decodeUnknownSync(Examples)(openApiDocument(new URL("https://hub.example")).paths);

/** How many operations the document describes. */
export const documented = Object.values(examples).flatMap((item) => Object.keys(item)).length;

export interface Walked {
  readonly method: string;
  readonly path: string;
  readonly policy: EndpointPolicy | undefined;
  readonly availableIn: ReadonlyArray<TenantState>;
  readonly endpoint: HttpApiEndpoint.Top;
}

export const endpoints: ReadonlyArray<Walked> = (() => {
  const found: Array<Walked> = [];
  HttpApi.reflect(AtollApi, {
    onGroup: () => {},
    onEndpoint: ({ endpoint }) => {
      const { method, path, annotations } = endpoint;
      const policy = Context.get(annotations, Policy);
      found.push({ method, path, policy, availableIn: Context.get(annotations, AvailableIn), endpoint });
    },
  });
  return found;
})();

/** A request that the operation reads without fault: the one of its documentation. */
export const exampleOf = (
  { method, path }: Walked,
  credential: Readonly<Record<string, string>>,
): readonly [string, Call] => {
  const operation = examples[path.replace(/:([a-zA-Z]+)/g, "{$1}")]?.[method.toLowerCase()];
  const needed = (operation?.parameters ?? []).filter(({ required }) => required);
  const valueOf = (name: string) => String(needed.find((parameter) => parameter.name === name)?.example);
  const query = new URLSearchParams(
    needed.filter((parameter) => parameter.in === "query").map(({ name }) => [name, valueOf(name)]),
  );
  const [content] = Object.entries(operation?.requestBody?.content ?? {});
  const filled = path.replace(/:([a-zA-Z]+)/g, (_, name: string) => valueOf(name));
  if (content === undefined) return [`${filled}?${query}`, { method, headers: credential }];
  const [type, { example }] = content;
  const body = typeof example === "string" ? example : JSON.stringify(example);
  return [`${filled}?${query}`, { method, headers: { ...credential, "content-type": type }, body }];
};

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
