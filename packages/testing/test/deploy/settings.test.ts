import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root, sourcePaths } from "../architecture/SourceFile.ts";

const read = (path: string) => readFileSync(join(root, path), "utf8");

/** What runs in production; the command of one machine only passes the hub's settings on. */
const isProduction = (path: string) =>
  /^(?:packages|apps)\/[^/]+\/src\//.test(path) && !/^(?:packages\/testing|apps\/cli)\//.test(path);

it("is all described in docs/operations/settings.md, and nothing else is", () => {
  const texts = sourcePaths().filter(isProduction).map(read);
  const known = texts.flatMap(
    (text) => text.match(/(?<=")(?:ATOLL|CLUSTER|DATABASE|REDIS|SMTP)_[A-Z_]*[A-Z](?=")/g) ?? [],
  );
  const described = read("docs/operations/settings.md").match(/(?<=^\| `)[A-Z_]+(?=` \|)/gm) ?? [];
  expect([...new Set(described)].toSorted()).toEqual([...new Set(known)].toSorted());
});
