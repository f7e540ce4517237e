import { assert, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import { execFile } from "node:child_process";
import { Isolation } from "../../src/sandbox/Isolation.ts";
import { isolationModes } from "./sandboxKit.ts";

/** Runs a script of plain Node, without permission model and guard, in the walls only. */
const outside = (script: string) =>
  Effect.gen(function* () {
    const isolation = yield* Isolation;
    const command = isolation.wrap({ command: [process.execPath, "-e", script], readable: [], folder: "/" });
    const [file = "", ...values] = command;
    return yield* Effect.callback<string>((resume) => {
      execFile(file, values, { env: {} }, (error, out) =>
        resume(Effect.succeed(error ? "failed" : out.trim())),
      );
    });
  });

const signalled = `try { process.kill(${process.pid}, 0); console.log("reached"); }
  catch (error) { console.log(error.code); }`;
const interfaces = `const all = Object.values(os.networkInterfaces()).flat();
  console.log(all.filter((at) => !at.internal).length)`;
const hosts = `try { console.log(fs.readdirSync("/home").length >= 0) } catch (e) { console.log(e.code) }`;

for (const { mode, works } of isolationModes.filter((one) => one.mode !== "plain")) {
  describe(`the walls of ${mode}`, () => {
    const test = works ? it.live : it.live.skip;
    test("hide other processes and the network even without the permission model", () =>
      Effect.gen(function* () {
        assert.strictEqual(yield* outside(signalled), "ESRCH");
        assert.strictEqual(yield* outside(interfaces), "0");
        if (mode === "bubblewrap") assert.strictEqual(yield* outside(hosts), "ENOENT");
      }).pipe(Effect.provide(Isolation.layer([mode]))));
  });
}

describe("without walls", () => {
  it.live("the agent says so", () =>
    Effect.gen(function* () {
      const { report } = yield* Isolation;
      assert.strictEqual(report.mode, "plain");
      assert.match(report.warnings.join(), /only a guard inside them holds back signals/);
    }).pipe(Effect.provide(Isolation.layer([]))),
  );
});
