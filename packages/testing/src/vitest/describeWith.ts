import { describe } from "vitest";
import { find, type Requirement } from "./Requirement.ts";

/**
 * A suite that needs a program, whose path it is given. Where the machine does not have it, the suite is
 * skipped with the reason in its name; in CI a skip counts as a failure.
 */
export const describeWith = (requirement: Requirement, name: string, suite: (program: string) => void) => {
  const program = find(requirement);
  return program === null
    ? describe.skip(`${name} (needs ${requirement.debianPackage} from Debian)`, () => suite(""))
    : describe(name, () => suite(program));
};
