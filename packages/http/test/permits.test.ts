import { AtollApi } from "@atoll/contract/AtollApi";
import { type EndpointPolicy, Policy } from "@atoll/contract/EndpointPolicy";
import type { Permission } from "@atoll/contract/identity/Permission";
import type { Permit } from "@atoll/domain/Permit";
import { Projects } from "@atoll/domain/projects/Projects";
import { describe, expect, expectTypeOf, it, layer } from "@effect/vitest";
import { Context, Effect, type Layer, Schema } from "effect";
import type { HttpRouter } from "effect/http";
import { HttpApi, HttpApiBuilder } from "effect/http-api";
import * as HttpApp from "../src/HttpApp.ts";
import { openApiDocument } from "../src/openapi/OpenApiDocument.ts";
import { permitted } from "../src/permitted.ts";
import { type Call, TestHub } from "./support/TestHub.ts";

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

interface Walked {
  readonly method: string;
  readonly path: string;
  readonly policy: EndpointPolicy | undefined;
}

const endpoints: ReadonlyArray<Walked> = (() => {
  const found: Array<Walked> = [];
  HttpApi.reflect(AtollApi, {
    onGroup: () => {},
    onEndpoint: ({ endpoint: { method, path, annotations } }) =>
      void found.push({ method, path, policy: Context.get(annotations, Policy) }),
  });
  return found;
})();

const asksForPermission = (policy: EndpointPolicy | undefined): boolean =>
  policy?._tag === "User" || (policy?._tag === "AnyOf" && policy.policies.some(asksForPermission));

/** A request that the operation reads without fault: the one of its documentation. */
const exampleOf = ({ method, path }: Walked, token: string): readonly [string, Call] => {
  const operation = examples[path.replace(/:([a-zA-Z]+)/g, "{$1}")]?.[method.toLowerCase()];
  const needed = (operation?.parameters ?? []).filter(({ required }) => required);
  const valueOf = (name: string) => String(needed.find((parameter) => parameter.name === name)?.example);
  const query = new URLSearchParams(
    needed.filter((parameter) => parameter.in === "query").map(({ name }) => [name, valueOf(name)]),
  );
  const [content] = Object.entries(operation?.requestBody?.content ?? {});
  const authorization = `Bearer ${token}`;
  const filled = path.replace(/:([a-zA-Z]+)/g, (_, name: string) => valueOf(name));
  if (content === undefined) return [`${filled}?${query}`, { method, headers: { authorization } }];
  const [type, { example }] = content;
  const body = typeof example === "string" ? example : JSON.stringify(example);
  return [`${filled}?${query}`, { method, headers: { authorization, "content-type": type }, body }];
};

layer(TestHub.layer, { excludeTestServices: true })("what a policy permits", (it) => {
  const ofUsers = endpoints.filter(({ policy }) => asksForPermission(policy));
  const ofNodes = ofUsers.filter(({ policy }) => policy?._tag === "AnyOf");

  // The fake domain dies where it does not answer (500); a handler that asks for another permission answers 403.
  it.effect.each(ofUsers)("is what the handler of $method $path discharges", (endpoint) =>
    Effect.gen(function* () {
      const { send } = yield* TestHub;
      const answer = yield* send(...exampleOf(endpoint, "freshOwner"));
      expect([200, 201, 202, 204, 404, 500], answer.text).toContain(answer.status);
    }),
  );

  it.effect.each(ofNodes)("lets the node that $method $path names discharge it as well", (endpoint) =>
    Effect.gen(function* () {
      const { send } = yield* TestHub;
      const answer = yield* send(...exampleOf(endpoint, "node"));
      expect([200, 500], answer.text).toContain(answer.status);
    }),
  );
});

/** What a server with the routes of this layer still wants of permits. */
type PermitsOpenIn<L> =
  L extends Layer.Layer<infer _A, infer _E, infer R>
    ? Extract<HttpRouter.Request.Only<"Requires", R>, Permit<Permission>>
    : never;

describe("a handler", () => {
  const asked = Effect.flatMap(Projects, (projects) =>
    projects.create({ name: "Penguins", description: "" }),
  );

  it("leaves its service's permit open while it does not discharge it, and then nothing serves it", () => {
    expectTypeOf<Permit<"projects:create">>().toExtend<Effect.Services<typeof asked>>();
    const discharged = permitted("projects:create")(asked);
    expectTypeOf<Effect.Services<typeof discharged>>().toEqualTypeOf<Projects>();
    const other = permitted("projects:update")(asked);
    expectTypeOf<Permit<"projects:create">>().toExtend<Effect.Services<typeof other>>();

    const forgetful = HttpApiBuilder.group(
      AtollApi,
      "messages",
      Effect.fnUntraced(function* (handlers) {
        const projects = yield* Projects;
        const forgotten = Effect.andThen(projects.list({}), Effect.never);
        return handlers.handleAll({
          send: () => forgotten,
          pull: () => forgotten,
          acknowledge: () => forgotten,
        });
      }),
    );
    expectTypeOf<PermitsOpenIn<typeof forgetful>>().toEqualTypeOf<Permit<"projects:read">>();
    expectTypeOf<PermitsOpenIn<typeof HttpApp.layerHandlers>>().toBeNever();
    expectTypeOf<PermitsOpenIn<typeof HttpApp.layer>>().toBeNever();
  });
});
