import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import type { Reporter, TestCase, TestModule } from "vitest/node";
import type { Skip, Tally } from "./Tally.ts";

/** Names the file into which the reporter writes its tally as JSON. */
export const tallyFileVariable = "ATOLL_TALLY_FILE";

const where = (module: TestModule) => relative(process.cwd(), module.moduleId);

const skipOf = (test: TestCase): Skip => {
  const result = test.result();
  const note = result.state === "skipped" ? result.note : undefined;
  const inName = /\((?:skipped: )?((?:needs|no|without)\b[^()]*)\)/.exec(test.fullName)?.[1];
  return { where: where(test.module), name: test.fullName, reason: note ?? inName ?? "no reason given" };
};

/** A module that did not load, or a hook that failed, is a failure even where every test in it passed. */
const brokenParts = (module: TestModule): ReadonlyArray<string> => [
  ...module.errors().map((error) => `${where(module)}: ${error.message}`),
  ...[...module.children.allSuites()].flatMap((suite) =>
    suite.errors().map((error) => `${where(module)} > ${suite.fullName}: ${error.message}`),
  ),
];

const tallyOf = (module: TestModule): Tally => {
  const tests = [...module.children.allTests()];
  const state = (test: TestCase) => test.result().state;
  const unfinished = tests.filter((test) => state(test) === "failed" || state(test) === "pending");
  const failures = unfinished.map((test) => `${where(module)} > ${test.fullName}`);
  return {
    passed: tests.filter((test) => state(test) === "passed").length,
    failures: [...failures, ...brokenParts(module)],
    skips: tests.filter((test) => state(test) === "skipped").map(skipOf),
  };
};

/** Writes what a run came to into a file, so that whoever started Vitest can close with one honest sum. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(
    modules: ReadonlyArray<TestModule>,
    unhandled: ReadonlyArray<{ readonly message: string }>,
  ): void {
    const file = process.env[tallyFileVariable];
    if (file === undefined) return;
    const tallies = modules.map(tallyOf);
    const tally: Tally = {
      passed: tallies.reduce((sum, each) => sum + each.passed, 0),
      failures: [
        ...tallies.flatMap((each) => each.failures),
        ...unhandled.map((error) => `unhandled: ${error.message}`),
      ],
      skips: tallies.flatMap((each) => each.skips),
    };
    writeFileSync(file, JSON.stringify(tally));
  }
}
