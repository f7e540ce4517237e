import { describe, expect, it } from "vitest";
import { isOwnPath } from "../../src/identity/RedirectPath.ts";

describe("a path of this hub", () => {
  it.for(["/", "/analyses", "/analyses/1?tab=runs&x=%2F%2Fevil.example#logs", "/a//b", "/@evil.example"])(
    "is %s",
    (path) => expect(isOwnPath(path)).toBe(true),
  );

  it.for([
    "",
    "analyses",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "/ /evil.example",
    "https://evil.example",
    "https:evil.example",
    "https:/evil.example",
    "//evil.example@hub.example",
    "//hub.invalid@evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/../..//evil.example",
    "/.//evil.example",
    "/./\\evil.example",
    "/a/..//evil.example",
    "/\u0000/evil.example",
    "/\\\\evil.example",
    "/analyses\\..\\",
    "/ünïcode",
    "／／evil.example",
    "/%0d%0aLocation: https://evil.example",
    "?x",
    "#x",
  ])("is not %j", (path) => expect(isOwnPath(path)).toBe(false));
});
