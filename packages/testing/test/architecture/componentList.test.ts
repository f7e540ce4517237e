import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "./SourceFile.ts";

it("the list of components names what is shipped by version and digest, and no tool", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const [program = "", ...asked] = String(scripts.sbom).split(" ");
  const toStandardOutput = asked.slice(0, asked.indexOf("--out"));
  const list = execFileSync(join(root, "node_modules/.bin", program), toStandardOutput, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1_048_576,
  });
  const { bomFormat, components } = JSON.parse(list);
  expect(bomFormat).toBe("CycloneDX");
  const names = components.map(({ group, name }: { readonly group?: string; readonly name: string }) =>
    group === undefined ? name : `${group}/${name}`,
  );
  expect(names).toEqual(expect.arrayContaining(["effect", "jose", "@simplewebauthn/server", "react"]));
  for (const tool of ["vitest", "oxlint", "oidc-provider"]) expect(names).not.toContain(tool);
  for (const component of components) {
    expect(component.purl).toMatch(/^pkg:npm\/.+@\d/);
    if (component.group === "@atoll") continue;
    expect(component.externalReferences?.[0]?.hashes?.[0]?.content, component.purl).toMatch(
      /^[0-9a-f]{64,}$/,
    );
  }
});
