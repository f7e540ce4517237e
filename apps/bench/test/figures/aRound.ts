import type { Round } from "../../src/figures/Round.ts";

/** A round of ten seconds in which everybody used half a core and nobody else anything. */
export const aRound = (differences: Partial<Round>): Round => ({
  round: 0,
  contender: "ours",
  seconds: 10,
  operations: 1_000,
  figures: { rate: 100 },
  cpu: { contender: 5, driver: 5, database: 5, foreign: 0 },
  ...differences,
});
