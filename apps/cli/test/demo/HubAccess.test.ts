import { describe, expect, it } from "@effect/vitest";
import { Effect, Fiber } from "effect";
import { HttpClient, HttpClientError, HttpClientResponse } from "effect/http";
import { TestClock } from "effect/testing";
import { asStep, sentenceOf, withKey } from "../../src/demo/HubAccess.ts";

/** A hub behind a bad line: the first answers are lost. */
const behindBadLine = (lost: number, keys: Array<string | undefined>) =>
  withKey(
    HttpClient.make((request) => {
      keys.push(request.headers["idempotency-key"]);
      return keys.length <= lost
        ? Effect.fail(
            new HttpClientError.HttpClientError({
              reason: new HttpClientError.TransportError({ request, description: "connection reset" }),
            }),
          )
        : Effect.succeed(HttpClientResponse.fromWeb(request, new Response("done")));
    }),
  );

describe("a step of the demo", () => {
  it.effect("repeats a request that got no answer, under the same key", () =>
    Effect.gen(function* () {
      const keys: Array<string | undefined> = [];
      const request = behindBadLine(2, keys).post("http://hub.example/");
      const step = yield* Effect.forkChild(request.pipe(asStep("create its project", "demo.project")));
      yield* TestClock.adjust("10 seconds");
      expect((yield* Fiber.join(step)).status).toBe(200);
      expect(keys).toEqual(["demo.project", "demo.project", "demo.project"]);
    }),
  );

  it.effect("sends no key where nothing is changed, and gives up in the end with a sentence", () =>
    Effect.gen(function* () {
      const keys: Array<string | undefined> = [];
      const request = behindBadLine(1_000, keys).get("http://hub.example/");
      const step = yield* Effect.forkChild(Effect.flip(request.pipe(asStep("read its analysis"))));
      yield* TestClock.adjust("2 minutes");
      const error = yield* Fiber.join(step);
      expect(error.message).toMatch(/^The islands demo could not read its analysis: .*connection reset/);
      expect(new Set(keys)).toEqual(new Set([undefined]));
    }),
  );

  it("says what the hub says", () => {
    expect(sentenceOf({ title: "Not found", detail: "There is no such node" })).toBe(
      "There is no such node.",
    );
    expect(sentenceOf({ title: "Not found" })).toBe("Not found.");
    expect(sentenceOf(7)).toBe("The hub did not say why.");
  });
});
