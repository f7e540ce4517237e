import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";

const testing = fileURLToPath(new URL("../../", import.meta.url));

/** Type-checks one file with the workspace's settings. */
const typecheck = (code: string) => {
  mkdirSync(join(testing, "dist"), { recursive: true });
  const folder = mkdtempSync(join(testing, "dist", "diagnostics-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const settings = {
    extends: join(testing, "../../tsconfig.base.json"),
    compilerOptions: { composite: false, incremental: false, noEmit: true, emitDeclarationOnly: false },
    files: ["file.ts"],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
  writeFileSync(join(folder, "file.ts"), `import { Effect } from "effect";\n${code}`);
  const tsc = join(testing, "../../node_modules/typescript/bin/tsc");
  return spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
};

it.for([
  ["an effect that nobody runs", `Effect.log("lost");`, "floatingEffect"],
  [
    "the machine's clock in an effect",
    `export const a = Effect.gen(function* () { yield* Effect.void; return Date.now(); });`,
    "globalDateInEffect",
  ],
  [
    "try and catch in an effect",
    `export const a = Effect.gen(function* () { try { yield* Effect.void; } catch { return 1; } return 2; });`,
    "tryCatchInEffectGen",
  ],
] as const)("the type check refuses %s", ([, code, diagnostic]) => {
  const { status, stdout } = typecheck(code);
  expect(stdout).toContain(`effect(${diagnostic})`);
  expect(status).not.toBe(0);
});

it("the type check accepts an effect that is passed on", () => {
  const { status, stdout } = typecheck(`export const a = Effect.log("kept");`);
  expect(stdout).toBe("");
  expect(status).toBe(0);
});
