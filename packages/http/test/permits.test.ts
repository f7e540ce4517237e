import { AtollApi } from "@atoll/contract/AtollApi";
import type { EndpointPolicy } from "@atoll/contract/EndpointPolicy";
import type { Permission } from "@atoll/contract/identity/Permission";
import type { Permit } from "@atoll/domain/Permit";
import { Projects } from "@atoll/domain/projects/Projects";
import { describe, expect, expectTypeOf, it, layer } from "@effect/vitest";
import { Effect, type Layer } from "effect";
import type { HttpRouter } from "effect/http";
import { HttpApiBuilder } from "effect/http-api";
import * as HttpApp from "../src/HttpApp.ts";
import { permitted } from "../src/permitted.ts";
import { bearer, endpoints, exampleOf } from "./support/endpoints.ts";
import { TestHub } from "./support/TestHub.ts";

const asksForPermission = (policy: EndpointPolicy | undefined): boolean =>
  policy?._tag === "User" || (policy?._tag === "AnyOf" && policy.policies.some(asksForPermission));

layer(TestHub.layer, { excludeTestServices: true })("what a policy permits", (it) => {
  const ofUsers = endpoints.filter(({ policy }) => asksForPermission(policy));
  const ofNodes = ofUsers.filter(({ policy }) => policy?._tag === "AnyOf");

  // The fake domain dies where it does not answer (500); a handler that asks for another permission answers 403.
  it.effect.each(ofUsers)("is what the handler of $method $path discharges", (endpoint) =>
    Effect.gen(function* () {
      const { send } = yield* TestHub;
      const answer = yield* send(...exampleOf(endpoint, bearer("freshOwner")));
      expect([200, 201, 202, 204, 404, 500], answer.text).toContain(answer.status);
    }),
  );

  it.effect.each(ofNodes)("lets the node that $method $path names discharge it as well", (endpoint) =>
    Effect.gen(function* () {
      const { send } = yield* TestHub;
      const answer = yield* send(...exampleOf(endpoint, bearer("node")));
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
