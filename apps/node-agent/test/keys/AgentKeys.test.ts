import { NodeServices } from "@effect/platform-node";
import { assert, layer } from "@effect/vitest";
import { Effect, FileSystem } from "effect";
import { AgentKeys, ensureKeys } from "../../src/keys/AgentKeys.ts";

layer(NodeServices.layer)("AgentKeys", (it) => {
  it.effect("are made once, for the owner's eyes only, and shown without their private halves", () =>
    Effect.gen(function* () {
      const fileSystem = yield* FileSystem.FileSystem;
      const folder = `${yield* fileSystem.makeTempDirectoryScoped()}/keys`;
      const first = yield* ensureKeys(folder);
      assert.deepStrictEqual(yield* ensureKeys(folder), first);
      assert.notProperty(first.signingKey, "d");
      const { mode } = yield* fileSystem.stat(`${folder}/signing-key.json`);
      assert.strictEqual(mode & 0o777, 0o600);
      const keys = yield* Effect.provide(AgentKeys, AgentKeys.layer(folder));
      assert.deepStrictEqual(keys.sealing.publicJwk, first.sealingKey);
    }),
  );

  it.effect("that are missing are named", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Effect.provide(AgentKeys, AgentKeys.layer("/nowhere")));
      assert.include(error.message, "/nowhere/signing-key.json");
    }),
  );
});
