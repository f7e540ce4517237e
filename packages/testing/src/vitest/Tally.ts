/** One test that did not run, and why, as far as it says so. */
export interface Skip {
  readonly where: string;
  readonly name: string;
  readonly reason: string;
}

/** What a test run came to; `failures` names every failed test, file, hook and pre-step. */
export interface Tally {
  readonly passed: number;
  readonly failures: ReadonlyArray<string>;
  readonly skips: ReadonlyArray<Skip>;
}

export const emptyTally: Tally = { passed: 0, failures: [], skips: [] };

export const addTallies = (tallies: ReadonlyArray<Tally>): Tally => ({
  passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
  failures: tallies.flatMap((tally) => tally.failures),
  skips: tallies.flatMap((tally) => tally.skips),
});

/** In continuous integration nothing may be left out: there every skip is one more failure. */
export const strict = (tally: Tally): Tally => ({
  ...tally,
  failures: [...tally.failures, ...tally.skips.map((skip) => `${skip.name} was skipped: ${skip.reason}`)],
  skips: [],
});

/** The closing lines; the very last one is the sum. */
export const report = (tally: Tally): string => {
  const lines = [
    ...tally.skips.map((skip) => `skipped  ${skip.where}  ${skip.name}  (${skip.reason})`),
    ...tally.failures.map((name) => `FAILED   ${name}`),
  ];
  const skipped = tally.skips.length === 0 ? "" : `, ${tally.skips.length} skipped`;
  return [...lines, `${tally.passed} passed, ${tally.failures.length} failed${skipped}`].join("\n");
};
