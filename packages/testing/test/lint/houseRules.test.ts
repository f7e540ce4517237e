import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";

const testing = fileURLToPath(new URL("../../", import.meta.url));
const oxlint = join(testing, "node_modules/oxlint/bin/oxlint");

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

/** Code that one rule alone looks at, in a file of its own. */
const fileOf = (rule: string, code: string): string => {
  const { refused = [], allowed = [] } = rules[rule] ?? {};
  return `${rule}/${[...refused, ...allowed].indexOf(code)}.ts`;
};

const indexFile = "no-barrel/index.ts";

/** The files a rule speaks about: oxlint runs once over all of them, each below the folder of its rule. */
const lint = (): ReadonlySet<string> => {
  const folder = mkdtempSync(join(tmpdir(), "atoll-lint-"));
  try {
    const names = Object.keys(rules);
    const config = {
      plugins: [],
      jsPlugins: [join(testing, "lint/plugin.ts")],
      categories: { correctness: "off" },
      overrides: names.map((rule) => ({ files: [`${rule}/**`], rules: { [`atoll/${rule}`]: "error" } })),
    };
    writeFileSync(join(folder, ".oxlintrc.json"), JSON.stringify(config));
    for (const [rule, { refused, allowed }] of Object.entries(rules)) {
      mkdirSync(join(folder, rule));
      for (const code of [...refused, ...allowed]) writeFileSync(join(folder, fileOf(rule, code)), code);
    }
    writeFileSync(join(folder, indexFile), "export const a = 1;");
    const { status, stdout, stderr } = spawnSync(process.execPath, [oxlint, "-f", "unix", "."], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(status, stdout + stderr).toBe(1);
    const found = [...stdout.matchAll(/^([^:\n]+):\d+:\d+: .*\[Error\/atoll\(([a-z-]+)\)\]$/gm)];
    for (const [line, file = "", rule] of found) expect(dirname(file), line).toBe(rule);
    return new Set(found.map(([, file = ""]) => file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

let spoken: ReadonlySet<string>;
beforeAll(() => {
  spoken = lint();
});

for (const [rule, { refused, allowed }] of Object.entries(rules)) {
  describe(rule, () => {
    it.for(refused)("refuses %s", (code) => expect(spoken).toContain(fileOf(rule, code)));
    it.for(allowed)("allows %s", (code) => expect(spoken).not.toContain(fileOf(rule, code)));
  });
}

it("no-barrel refuses an index file whatever is in it", () => {
  expect(spoken).toContain(indexFile);
});
