import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";

const packageFolder = fileURLToPath(new URL("../../", import.meta.url));
const reporter = join(packageFolder, "src/vitest/TallyReporter.ts");
const vitest = join(packageFolder, "node_modules/vitest/vitest.mjs");

it("tells passed, failed, skipped, broken files and broken hooks apart", { timeout: 60_000 }, () => {
  mkdirSync(join(packageFolder, "dist"), { recursive: true });
  const folder = mkdtempSync(join(packageFolder, "dist", "reporter-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const head = `import { it, describe, expect, afterAll } from "vitest";`;
  file("vitest.config.mjs", `export default { test: { include: ["*.test.mjs"] } };`);
  file(
    "a.test.mjs",
    `${head} it("adds", () => {}); it("breaks", () => expect(1).toBe(2));
     it("needs more", ({ skip }) => skip("needs a moon"));
     describe.skip("a page (needs chromium from Debian)", () => { it("shows", () => {}); });`,
  );
  file("b.test.mjs", `throw new Error("does not load");`);
  file(
    "c.test.mjs",
    `${head} describe("tidy", () => { afterAll(() => { throw new Error("untidy"); }); it("is", () => {}); });`,
  );
  const tallyFile = join(folder, "tally.json");
  const args = [vitest, "run", "--root", folder, `--reporter=${reporter}`];
  const env = { ...process.env, ATOLL_TALLY_FILE: tallyFile, VITEST: "" };
  expect(spawnSync(process.execPath, args, { cwd: folder, env }).status).toBe(1);
  const tally: unknown = JSON.parse(readFileSync(tallyFile, "utf8"));
  expect(tally).toEqual({
    passed: 2,
    failures: expect.arrayContaining([
      "a.test.mjs > breaks",
      expect.stringContaining("b.test.mjs: does not load"),
      expect.stringContaining("untidy"),
    ]),
    skips: [
      { where: "a.test.mjs", name: "needs more", reason: "needs a moon" },
      expect.objectContaining({ reason: "needs chromium from Debian" }),
    ],
  });
});
