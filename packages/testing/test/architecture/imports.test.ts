import { describe, expect, it } from "vitest";
import { circlesOf } from "./circlesOf.ts";
import { featureGraph, fileGraph, packageGraph } from "./importGraphs.ts";
import { importsOf } from "./importsOf.ts";
import { readSource, type SourceFile, sourcePaths } from "./SourceFile.ts";
import { violationsOf } from "./violationsOf.ts";

const files = sourcePaths().map(readSource);

describe("the workspace", () => {
  it("imports only what the house table allows", () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap(violationsOf)).toEqual([]);
  });

  it("has no circle of packages", () => expect(circlesOf(packageGraph(files))).toEqual([]));

  it("has no circle of features inside domain", () => {
    expect(circlesOf(featureGraph("domain", files))).toEqual([]);
  });

  it("has no circle of files", () => expect(circlesOf(fileGraph(files))).toEqual([]));
});

const file = (path: string, text: string): SourceFile => ({ path, imports: importsOf(path, text) });

const specifiers = (text: string) => importsOf("a.ts", text).map(({ specifier }) => specifier);

describe("the reader of imports", () => {
  it("finds every form that names a module, and nothing in comments and strings", () => {
    const text = `
      import a from "one"; import * as b from "two"; import "three"; import type { C } from "four";
      export { d } from "five"; export * from "six"; const e = await import("seven");
      type F = import("eight").F; type G = typeof import("nine");
      // import h from "no"
      const i = 'import j from "no"';
    `;
    const all = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    expect(specifiers(text).toSorted()).toEqual(all.toSorted());
  });

  it("knows what is erased", () => {
    const erased = (text: string) => importsOf("a.ts", text).map(({ isType }) => isType);
    expect(erased(`import type { A } from "a"; import { type B } from "b"; type C = import("c").C;`)).toEqual(
      [true, true, true],
    );
    expect(erased(`import { type A, b } from "a"; import "b"; import c, { type D } from "c";`)).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe("the house table", () => {
  it.for([
    ["packages/contract/src/A.ts", "@atoll/platform/B"],
    ["packages/security/src/A.ts", "@atoll/platform/B"],
    ["packages/database/src/A.ts", "@atoll/infra/B"],
    ["packages/http/src/projects/A.ts", "@atoll/database/B"],
    ["packages/domain/src/projects/A.ts", "@atoll/http/B"],
    ["packages/domain/src/projects/A.ts", "@atoll/testing/B"],
    ["packages/algorithms/src/A.ts", "@atoll/contract/B"],
    ["packages/algorithms/src/A.ts", "effect"],
    ["packages/contract/src/A.ts", "node:fs"],
    ["packages/domain/src/projects/A.ts", "drizzle-orm"],
    ["packages/http/src/A.ts", "effect/sql"],
    ["packages/domain/src/A.ts", "../../http/src/B.ts"],
    ["apps/dashboard/src/A.ts", "@atoll/client/effect/B"],
    ["apps/node-agent/src/A.ts", "@atoll/database/B"],
    ["apps/cli/src/A.ts", "../../api/src/main.ts"],
    ["packages/strangers/src/A.ts", "effect"],
  ])("refuses %s importing %s", ([path = "", specifier = ""]) => {
    expect(violationsOf(file(path, `import type { X } from "${specifier}";`))).toHaveLength(1);
  });

  it.for([
    ["packages/domain/src/projects/A.ts", "@atoll/database/projects/B"],
    ["packages/domain/test/projects/A.test.ts", "@atoll/testing/B"],
    ["packages/http/test/projects/A.test.ts", "@atoll/database/B"],
    ["packages/algorithms/src/A.ts", "@atoll/sdk/B"],
    ["packages/database/src/A.ts", "effect/sql"],
    ["packages/domain/src/A.ts", "./projects/B.ts"],
    ["packages/domain/test/A.test.ts", "@atoll/domain/projects/B"],
    ["apps/api/src/main.ts", "@atoll/http/B"],
    ["apps/cli/src/A.ts", "@atoll/client/effect/B"],
    ["apps/dashboard/src/A.ts", "@atoll/client/web/B"],
  ])("allows %s importing %s", ([path = "", specifier = ""]) => {
    expect(violationsOf(file(path, `import { x } from "${specifier}";`))).toEqual([]);
  });
});

describe("the search for circles", () => {
  it("finds a circle of features through types, and of files only where it runs", () => {
    const circle = [
      file("packages/domain/src/projects/A.ts", `import { b } from "../analyses/B.ts";`),
      file("packages/domain/src/analyses/B.ts", `import type { A } from "../projects/A.ts";`),
    ];
    expect(circlesOf(featureGraph("domain", circle))).toEqual([["analyses", "projects", "analyses"]]);
    expect(circlesOf(fileGraph(circle))).toEqual([]);
  });

  it("finds a circle of files across packages", () => {
    const circle = [
      file("packages/domain/src/A.ts", `import { b } from "@atoll/infra/B";`),
      file("packages/infra/src/B.ts", `import { a } from "@atoll/domain/A";`),
    ];
    expect(circlesOf(fileGraph(circle))).toHaveLength(1);
    expect(circlesOf(packageGraph(circle))).toEqual([["domain", "infra", "domain"]]);
  });

  it("is not misled by two ways to one place", () => {
    expect(
      circlesOf(
        new Map([
          ["a", new Set(["b", "c"])],
          ["b", new Set(["d"])],
          ["c", new Set(["d"])],
        ]),
      ),
    ).toEqual([]);
  });
});
