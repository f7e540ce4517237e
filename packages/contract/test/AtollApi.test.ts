import { assert, describe, it } from "@effect/vitest";
import { HttpApi } from "effect/http-api";
import { AtollApi } from "../src/AtollApi.ts";
import { Policy } from "../src/EndpointPolicy.ts";
import { Context } from "effect";

const endpoints: Array<{ readonly name: string; readonly policy: unknown; readonly path: string }> = [];
HttpApi.reflect(AtollApi, {
  onGroup: () => undefined,
  onEndpoint: ({ group, endpoint, mergedAnnotations }) => {
    endpoints.push({
      name: `${group.identifier}.${endpoint.identifier}`,
      path: `${endpoint.method} ${endpoint.path}`,
      policy: Context.get(mergedAnnotations, Policy),
    });
  },
});

describe("the contract", () => {
  it("states a policy for every endpoint", () => {
    assert.isAbove(endpoints.length, 30);
    assert.deepStrictEqual(
      endpoints.filter(({ policy }) => policy === undefined).map(({ name }) => name),
      [],
    );
  });

  it("has no two endpoints at one address", () => {
    const paths = endpoints.map(({ path }) => path.replaceAll(/:\w+/g, ":"));
    assert.deepStrictEqual(new Set(paths).size, paths.length);
  });
});
