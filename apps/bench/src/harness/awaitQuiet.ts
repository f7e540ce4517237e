import { setTimeout as pause } from "node:timers/promises";
import { foreignCoresAllowed } from "../figures/Round.ts";
import { cpuReading, processTable, type Roots } from "./processTimes.ts";

const look = 1_000;

/**
 * Holds a round back until the others have left the machine alone for a second, at most so many seconds. It saves
 * rounds that would be dropped; whether one counts is decided by what happened while it was measured.
 */
export const awaitQuiet = async (roots: Roots, seconds: number): Promise<void> => {
  const until = performance.now() + seconds * 1_000;
  while (performance.now() < until) {
    const before = cpuReading(processTable(), roots);
    await pause(look);
    const used = cpuReading(processTable(), roots).foreign - before.foreign;
    if (used / (look / 1_000) <= foreignCoresAllowed) return;
  }
};
