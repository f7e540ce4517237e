import { NodeServices } from "@effect/platform-node";
import { describe, expect, it } from "@effect/vitest";
import { Effect, FileSystem } from "effect";
import * as DemoState from "../../src/demo/DemoState.ts";

const folder = Effect.flatMap(FileSystem.FileSystem, (files) => files.makeTempDirectoryScoped());

describe("the demo's notes", () => {
  it.effect("last from one start to the next, for this user alone", () =>
    Effect.gen(function* () {
      const files = yield* FileSystem.FileSystem;
      const demo = `${yield* folder}/demo`;
      const first = yield* DemoState.open(demo);
      const made = yield* first.get;
      yield* first.update((state) => ({ ...state, attempt: 2 }));
      const second = yield* DemoState.open(demo);
      expect(yield* second.get).toEqual({ ...made, attempt: 2 });
      const modes = yield* Effect.forEach(["", "/lagoon", "/biscoe", "/dream", "/torgersen"], (site) =>
        Effect.map(files.stat(`${demo}${site}`), ({ mode }) => mode & 0o777),
      );
      expect(modes).toEqual([0o700, 0o700, 0o700, 0o700, 0o700]);
      expect((yield* files.stat(`${demo}/state.json`)).mode & 0o777).toBe(0o600);
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)),
  );

  it.effect("hold passwords of their own for every folder and person", () =>
    Effect.gen(function* () {
      const one = yield* (yield* DemoState.open(`${yield* folder}/demo`)).get;
      const other = yield* (yield* DemoState.open(`${yield* folder}/demo`)).get;
      const people = [one, other].flatMap((state) => Object.values(state.people));
      expect(new Set(people.map(({ password }) => password)).size).toBe(8);
      expect(people.every(({ email }) => email.endsWith(".example"))).toBe(true);
      expect(one.id).not.toBe(other.id);
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)),
  );

  it.effect("are written one after the other, however many changes come at once", () =>
    Effect.gen(function* () {
      const demo = `${yield* folder}/demo`;
      const state = yield* DemoState.open(demo);
      const count = state.update((before) => ({ ...before, attempt: before.attempt + 1 }));
      yield* Effect.all(
        Array.from({ length: 20 }, () => count),
        { concurrency: "unbounded" },
      );
      expect((yield* (yield* DemoState.open(demo)).get).attempt).toBe(21);
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)),
  );

  it.effect("that cannot be understood are left as they are", () =>
    Effect.gen(function* () {
      const files = yield* FileSystem.FileSystem;
      const demo = yield* folder;
      yield* files.writeFileString(`${demo}/state.json`, "{}");
      const error = yield* Effect.flip(DemoState.open(demo));
      expect(error.message).toContain("cannot be understood");
      expect(yield* files.readFileString(`${demo}/state.json`)).toBe("{}");
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)),
  );
});
