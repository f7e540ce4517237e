import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, it } from "vitest";

const testing = fileURLToPath(new URL("../../", import.meta.url));

const refused = [
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
] as const;

const passedOn = `export const a = Effect.log("kept");`;

/** What the type check says, with the workspace's settings, about each of these files. */
const typecheck = (codes: Readonly<Record<string, string>>) => {
  mkdirSync(join(testing, "dist"), { recursive: true });
  const folder = mkdtempSync(join(testing, "dist", "diagnostics-"));
  try {
    const settings = {
      extends: join(testing, "../../tsconfig.base.json"),
      compilerOptions: { composite: false, incremental: false, noEmit: true, emitDeclarationOnly: false },
      files: Object.keys(codes),
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
    for (const [file, code] of Object.entries(codes)) {
      writeFileSync(join(folder, file), `import { Effect } from "effect";\n${code}`);
    }
    const tsc = join(testing, "../../node_modules/typescript/bin/tsc");
    const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", "."], {
      cwd: folder,
      encoding: "utf8",
    });
    const lines = stdout.split("\n").filter((line) => line !== "");
    const about = (file: string) => lines.filter((line) => line.startsWith(`${file}(`)).join("\n");
    return { status, stdout, about };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

let checked: ReturnType<typeof typecheck>;
beforeAll(() => {
  checked = typecheck({
    ...Object.fromEntries(refused.map(([, code, diagnostic]) => [`${diagnostic}.ts`, code])),
    "passedOn.ts": passedOn,
  });
});

it.for(refused)("the type check refuses %s", ([, , diagnostic]) => {
  expect(checked.about(`${diagnostic}.ts`)).toContain(`effect(${diagnostic})`);
  expect(checked.status).not.toBe(0);
});

it("the type check accepts an effect that is passed on", () => {
  expect(checked.about("passedOn.ts")).toBe("");
  expect(checked.stdout).not.toContain("passedOn.ts");
});
