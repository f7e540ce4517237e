import { expect, it } from "@effect/vitest";
import { openApiDocument } from "../../src/openapi/OpenApiDocument.ts";

const document = openApiDocument(new URL("https://hub.example"));

/** What no caller decides: ids, whose something is, when it was made, how far it has come. */
const owned =
  /^(id|tenantId|ownerTenantId|userId|ownerId|createdBy|createdAt|updatedAt|revision|state|held|lockedAt|verified|emailVerifiedAt|passwordHash|isOperator|permissions)$/;

const resolve = (reference: string): unknown =>
  reference
    .slice(2)
    .split("/")
    .reduce<unknown>((value, name) => Reflect.get(Object(value), name), document);

/** Names of all properties below a schema. */
const namesIn = (schema: unknown, seen: ReadonlySet<unknown> = new Set()): ReadonlyArray<string> => {
  if (typeof schema !== "object" || schema === null || seen.has(schema)) return [];
  const deeper = new Set([...seen, schema]);
  const reference: unknown = Reflect.get(schema, "$ref");
  if (typeof reference === "string") return namesIn(resolve(reference), deeper);
  const properties = Object.keys(Object(Reflect.get(schema, "properties")));
  const below = Object.entries(schema).flatMap(([key, value]) =>
    key === "example" ? [] : namesIn(value, deeper),
  );
  return [...properties, ...below];
};

/** Server-owned names in what an operation takes. */
const taken = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(Object(item)).flatMap(([method, operation]) => {
    const names = namesIn(Reflect.get(Object(operation), "requestBody")).filter((name) => owned.test(name));
    return names.length === 0 ? [] : [[`${method} ${path}`, [...new Set(names)].toSorted()] as const];
  }),
);

it("no body has a field that is the server's to set, but where it names whom the call is about", () => {
  // Unknown fields are refused everywhere: `apps/api/test/hostile/badInput.test.ts`.
  const auth = "/api/v1/auth";
  expect(Object.fromEntries(taken)).toEqual({
    // Where a person signs in to, of those that it belongs to.
    [`post ${auth}/login`]: ["tenantId"],
    [`post ${auth}/switch-tenant`]: ["tenantId"],
    [`post ${auth}/passkey-logins`]: ["tenantId"],
    // Whom somebody gives something to.
    "post /api/v1/grants": ["userId"],
    "post /api/v1/tenants/{tenantId}/transfer": ["userId"],
    // OAuth's, which is the hub's own and comes back.
    [`post ${auth}/providers/{providerId}/finish`]: ["state"],
    [`post ${auth}/providers/{providerId}/relay`]: ["state"],
    [`post ${auth}/providers/{providerId}/link/finish`]: ["state"],
    // What a node says of its own run, with the lease that it has.
    "post /api/v1/nodes/self/runs/{runId}/heartbeat": ["state"],
  });
});
