import { expect, layer } from "@effect/vitest";
import { Effect, Ref } from "effect";
import { Calls } from "../support/fakeDomain.ts";
import { asOwner, TestHub } from "../support/TestHub.ts";

const projects = "/api/v1/projects";
const project = (name: string) => ({ name, description: "" });
const keyed = (key: string, name: string) => asOwner(project(name), { "Idempotency-Key": key });
const conflict = { status: 409, json: { type: "urn:atoll:problem:idempotency-conflict" } };
const mismatch = { status: 422, json: { type: "urn:atoll:problem:idempotency-mismatch" } };
const forbidden = { status: 403, json: { type: "urn:atoll:problem:forbidden" } };

const created = (name: string) =>
  Effect.flatMap(Calls, Ref.get).pipe(
    Effect.map((calls) => calls.filter((call) => call === `create ${name}`).length),
  );

layer(TestHub.layer, { excludeTestServices: true })("a request with an idempotency key", (it) => {
  it.effect("is carried out once and answered the same again", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const first = yield* hub.send(projects, keyed("a", "once"));
      const second = yield* hub.send(projects, keyed("a", "once"));
      expect(first).toMatchObject({ status: 201, json: project("once") });
      expect(second).toMatchObject({ status: 201, text: first.text });
      expect(second.headers["idempotency-replayed"]).toBe("true");
      expect(yield* created("once")).toBe(1);
    }),
  );

  it.effect("is carried out each time where its answer is a secret that nobody keeps", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const stepUp = asOwner({ password: "correct horse battery" }, { "Idempotency-Key": "secret" });
      const answers = [yield* hub.send("/api/v1/auth/step-up", stepUp)];
      answers.push(yield* hub.send("/api/v1/auth/step-up", stepUp));
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(answers[1]?.headers["idempotency-replayed"]).toBeUndefined();
      const calls = yield* Effect.flatMap(Calls, Ref.get);
      expect(calls.filter((call) => call === "stepUp")).toHaveLength(2);
    }),
  );

  it.effect("refuses its twins while it is being carried out", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const answers = yield* Effect.all(
        Array.from({ length: 20 }, () => hub.send(projects, keyed("b", "twin"))),
        { concurrency: "unbounded" },
      );
      for (const answer of answers.filter(({ status }) => status !== 201)) {
        expect(answer).toMatchObject(conflict);
        expect(answer.headers["retry-after"]).toBe("1");
      }
      expect(answers.some(({ status }) => status === 201)).toBe(true);
      expect(yield* created("twin")).toBe(1);
    }),
  );

  it.effect("refuses another request under its key", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      yield* hub.send(projects, keyed("c", "one"));
      expect(yield* hub.send(projects, keyed("c", "another"))).toMatchObject(mismatch);
      const elsewhere = { ...keyed("c", "one"), method: "POST" };
      expect(yield* hub.send("/api/v1/job-types/pause", elsewhere)).toMatchObject(mismatch);
    }),
  );

  it.effect.each([
    ["is invalid", asOwner({ name: "" }), 400],
    ["could not be carried out", keyed("d", "fail"), 503],
  ] as const)("leaves the key free when it %s", ([, call, status]) =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const key = `d${status}`;
      const refused = yield* hub.send(projects, {
        ...call,
        headers: { ...call.headers, "Idempotency-Key": key },
      });
      expect(refused.status).toBe(status);
      expect((yield* hub.send(projects, keyed(key, `free ${status}`))).status).toBe(201);
    }),
  );

  it.effect("is told nothing, and leaves the key free, when its caller may not do this", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const asOwnerAgain = keyed("f", "rights");
      // The same person, whose role was narrowed meanwhile, or was not yet wide enough.
      const asViewer = {
        ...asOwnerAgain,
        headers: { ...asOwnerAgain.headers, authorization: "Bearer viewer" },
      };
      expect(yield* hub.send(projects, asViewer)).toMatchObject(forbidden);
      expect(yield* hub.send(projects, asOwnerAgain)).toMatchObject({ status: 201 });
      const refused = yield* hub.send(projects, asViewer);
      expect(refused).toMatchObject(forbidden);
      expect(refused.headers).not.toHaveProperty("idempotency-replayed");
      expect(yield* created("rights")).toBe(1);
    }),
  );

  it.effect("repeats a failure of which nobody knows what it did", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      for (const _ of [1, 2]) {
        const answer = yield* hub.send(projects, keyed("e", "die"));
        expect(answer).toMatchObject({ status: 500, json: { type: "urn:atoll:problem:internal-error" } });
        expect(answer.headers["content-type"]).toBe("application/problem+json");
      }
      expect(yield* created("die")).toBe(1);
    }),
  );

  it.effect("has a key that can be written down", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      for (const key of ["", "a b", "a".repeat(256)]) {
        const answer = yield* hub.send(projects, keyed(key, "never"));
        expect(answer).toMatchObject({
          status: 400,
          json: { errors: [{ pointer: "/headers/idempotency-key" }] },
        });
      }
    }),
  );
});

layer(TestHub.layer, { excludeTestServices: true })("a secret that is shown once", (it) => {
  it.effect("is not kept with the key, and not shown again", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const body = { name: "Nightly", scopes: ["jobs:read"], expiresAt: "2026-12-31T00:00:00.000Z" };
      const headers = { authorization: "Bearer freshOwner", "Idempotency-Key": "secret" };
      const create = hub.send("/api/v1/auth/api-keys", asOwner(body, headers));
      const first = yield* create;
      expect(first.text).toContain("atoll_k_canary");
      const again = yield* create;
      expect(again).toMatchObject(conflict);
      expect(again.text).not.toContain("canary");
    }),
  );
});
