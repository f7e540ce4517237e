/**
 * Scenario 11 kills runners and the database, which no other scenario would survive: it has a command of its
 * own.
 */
export const recovery = [
  "## 11. Chaos: lost, doubled, and time back to 90 % of throughput after kill -9",
  "Not run here: `npm run chaos -- --engine --minutes 10 --seed 1` says what was lost " +
    "and what was doubled, with `--recovery` how soon throughput is back.",
].join("\n\n");
