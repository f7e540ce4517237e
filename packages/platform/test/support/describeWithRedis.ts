import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe } from "@effect/vitest";

const find = (): string | undefined =>
  (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, "redis-server"))
    .find((path) => existsSync(path));

/**
 * A suite that needs a real Redis, whose program it is given. (What `describeWith` of `testing` is to the packages
 * above this one.)
 */
export const describeWithRedis = (name: string, suite: (program: string) => void) => {
  const program = find();
  return program === undefined
    ? describe.skip(`${name} (needs redis-server from Debian)`, () => suite(""))
    : describe(name, () => suite(program));
};
