/** Scenario 11 kills runners and the database, which no other scenario would survive: it has a command of its own. */
export const recovery = [
  "## 11. Chaos: lost, doubled, and time back to 90 % of throughput after kill -9",
  "Not run here: `npm run chaos` runs it and writes what was lost, what was doubled and how long recovery took.",
].join("\n\n");
