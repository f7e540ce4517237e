import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";

const testing = fileURLToPath(new URL("../../", import.meta.url));
const oxlint = join(testing, "node_modules/oxlint/bin/oxlint");

/** Runs oxlint with the one rule over one file; true when the rule speaks. */
const speaks = (rule: string, code: string, file = "file.ts"): boolean => {
  const folder = mkdtempSync(join(tmpdir(), "atoll-lint-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const config = {
    plugins: [],
    jsPlugins: [join(testing, "lint/plugin.ts")],
    categories: { correctness: "off" },
    rules: { [`atoll/${rule}`]: "error" },
  };
  writeFileSync(join(folder, ".oxlintrc.json"), JSON.stringify(config));
  writeFileSync(join(folder, file), code);
  const { status, stdout } = spawnSync(process.execPath, [oxlint, "-f", "unix", file], {
    cwd: folder,
    encoding: "utf8",
  });
  const found = stdout.includes(`atoll(${rule})`);
  expect(status, stdout).toBe(found ? 1 : 0);
  return found;
};

const rules: Readonly<Record<string, { refused: ReadonlyArray<string>; allowed: ReadonlyArray<string> }>> = {
  "no-ambient-clock": {
    refused: ["const t = Date.now();", "const t = new Date();", "const t = Date();", "list.map(Date.now);"],
    allowed: ["const t = new Date(0);", "const t = performance.now();", "const t = Clock.currentTimeMillis;"],
  },
  "no-barrel": {
    refused: [`export * from "./a.ts";`, `export { a } from "./a.ts";`, `export type { A } from "./a.ts";`],
    allowed: [`import { a } from "./a.ts"; export const b = a;`, `const a = 1; export { a };`],
  },
  "no-sql-type-parameter": {
    refused: ["sql<Row>`select 1`;", "this.sql<Row>`select 1`;"],
    allowed: ["sql`select 1`;", "html<Row>`<p>`;"],
  },
  "no-swallowed-failure": {
    refused: [
      "Effect.gen(body).pipe(Effect.orDie);",
      "step(1).pipe(Effect.map(f), Effect.orDie);",
      "Effect.orDie(Effect.gen(body));",
      "const work = Effect.fn('work')(body, Effect.orDie);",
      "step.pipe(Effect.catch(() => Effect.void));",
      "Effect.catchCause(step, () => Effect.succeed(null));",
    ],
    allowed: [
      "decode(rows).pipe(Effect.orDie);",
      "Effect.orDie(decode(rows));",
      "step.pipe(Effect.catch((error) => decide(error)));",
      "step.pipe(Effect.catchTag('NotFound', () => Effect.succeed(null)));",
    ],
  },
  "workflow-at-module-level": {
    refused: [
      "const make = () => Workflow.make({ name: 'A' });",
      "const run = Effect.fn(function* () { yield* Activity.make({ name: 'a', execute }); });",
      "const run = (x) => x.map(() => Activity.make({ name: 'a', execute }));",
      "const run = function* () { yield* DurableDeferred.make('d'); };",
    ],
    allowed: [
      "export const A = Workflow.make({ name: 'A' });",
      "export class A extends Workflow.make({ name: 'A' }) {}",
      "const open = (id) => Activity.make({ name: `open/${id}`, execute });",
      "const consent = (node) => DurableDeferred.make(`consent/${node}`);",
    ],
  },
  "layer-name": {
    refused: [
      "class A extends Context.Service() { static readonly Live = Layer.effect(A, make); }",
      "export const Default = Layer.effect(A, make).pipe(Layer.provide(B));",
      "export const live = (options) => Layer.effect(A, make(options));",
    ],
    allowed: [
      "class A extends Context.Service() { static readonly layer = Layer.effect(A, make); }",
      "export const layerMemory = Layer.effect(A, make).pipe(Layer.provide(B));",
      "export const PlatformTier = Layer.mergeAll(a, b);",
      "const local = Layer.effect(A, make);",
      "export const total = Schedule.layers();",
    ],
  },
};

for (const [rule, { refused, allowed }] of Object.entries(rules)) {
  describe(rule, () => {
    it.for(refused)("refuses %s", (code) => expect(speaks(rule, code)).toBe(true));
    it.for(allowed)("allows %s", (code) => expect(speaks(rule, code)).toBe(false));
  });
}

it("no-barrel refuses an index file whatever is in it", () => {
  expect(speaks("no-barrel", "export const a = 1;", "index.ts")).toBe(true);
});
