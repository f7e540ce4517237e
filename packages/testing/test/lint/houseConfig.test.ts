import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";

const testing = fileURLToPath(new URL("../../", import.meta.url));
const root = join(testing, "../..");

/** The names of the rules that speak when the workspace's own configuration meets this file. */
const spoken = (file: string, code: string): ReadonlyArray<string> => {
  const folder = mkdtempSync(join(tmpdir(), "atoll-lint-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const config = readFileSync(join(root, ".oxlintrc.json"), "utf8");
  writeFileSync(
    join(folder, ".oxlintrc.json"),
    config.replace("./packages/testing", join(root, "packages/testing")),
  );
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), code);
  const oxlint = join(testing, "node_modules/oxlint/bin/oxlint");
  const { stdout } = spawnSync(process.execPath, [oxlint, "-f", "unix", file], {
    cwd: folder,
    encoding: "utf8",
  });
  return [...stdout.matchAll(/\[Error\/([^\]]+)\]/g)].map((match) => match[1] ?? "");
};

const source = "packages/domain/src/projects/Projects.ts";

it.for([
  ["any", "export const a = (b: any) => b;", "typescript(no-explicit-any)"],
  [
    "a type assertion",
    "export const a = (b: unknown) => b as string;",
    "typescript(consistent-type-assertions)",
  ],
  ["a non-null assertion", "export const a = (b: string | null) => b!;", "typescript(no-non-null-assertion)"],
  ["console", "console.log(1);", "eslint(no-console)"],
  ["a file of more than 400 lines", "\n".repeat(401), "eslint(max-lines)"],
  ["the machine's clock", "export const a = Date.now();", "atoll(no-ambient-clock)"],
] as const)("refuses %s", ([, code, rule]) => {
  expect(spoken(source, code)).toContain(rule);
});

it("lets as const and satisfies through", () => {
  expect(spoken(source, "export const a = { b: 1 } as const satisfies Record<string, number>;")).toEqual([]);
});

it("lets a boundary file assert and read the clock, but not use any", () => {
  const code = "export const a = (b: any) => b as string; export const c = Date.now();";
  expect(spoken("packages/domain/src/row.boundary.ts", code)).toEqual(["typescript(no-explicit-any)"]);
});

it("lets only the command line write to the console", () => {
  expect(spoken("apps/cli/src/main.ts", "console.log(1);")).toEqual([]);
});
