import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

const tracked = execFileSync("git", ["-c", "safe.directory=*", "ls-files", "-co", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => path !== "" && existsSync(join(root, path)));

const read = (path: string): string => readFileSync(join(root, path), "utf8");

/** Relative targets of Markdown links, without their anchors. */
const linksOf = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target.replace(/#.*$/, ""))
    .filter((target) => target !== "" && !/^[a-z]+:/i.test(target));

/** Documents that comments in the code name. */
const mentionsOf = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/\bdocs\/[\w./-]+\.md\b/g)].map(([path]) => path);

describe("documents", () => {
  it.each(tracked.filter((path) => path.endsWith(".md")))("%s links to what exists", (path) => {
    const dead = linksOf(read(path)).filter((target) => !existsSync(join(root, dirname(path), target)));
    expect(dead).toEqual([]);
  });

  it("are there where the code names them", () => {
    const sources = tracked.filter((path) => /\.(ts|tsx|mjs|sql)$/.test(path) && !path.includes("/test/"));
    const dead = sources.flatMap((path) =>
      mentionsOf(read(path))
        .filter((document) => !existsSync(join(root, document)))
        .map((document) => `${path} names ${document}`),
    );
    expect(dead).toEqual([]);
  });

  it("are decisions with a number of their own", () => {
    const numbers = tracked
      .filter((path) => path.startsWith("docs/decisions/"))
      .map((path) => path.slice("docs/decisions/".length, "docs/decisions/".length + 4));
    expect(numbers.every((number) => /^\d{4}$/.test(number))).toBe(true);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
