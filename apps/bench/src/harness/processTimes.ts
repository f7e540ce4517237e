import { readdirSync, readFileSync } from "node:fs";

/** One row of the process table: `seconds` is its CPU with that of the children it has seen end. */
export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
  readonly seconds: number;
}

/** Linux counts in hundredths of a second on every architecture Node runs on. */
const ticksPerSecond = 100;

/** Kernel threads are the children of this process; their work is done for whoever asked for it. */
const kernelThreads = 2;

/** A line of `/proc/<pid>/stat`; the name stands in brackets and may hold blanks and brackets itself. */
export const parseStat = (text: string): ProcessRow => {
  const open = text.indexOf("(");
  const close = text.lastIndexOf(")");
  const fields = text.slice(close + 2).split(" ");
  const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index] ?? 0), 0);
  return {
    pid: Number(text.slice(0, open)),
    parent: Number(fields[1] ?? 0),
    name: text.slice(open + 1, close),
    seconds: ticks / ticksPerSecond,
  };
};

const read = (pid: string): ReadonlyArray<ProcessRow> => {
  try {
    return [parseStat(readFileSync(`/proc/${pid}/stat`, "utf8"))];
  } catch {
    // Gone since the folder was listed: its time is in its parent's.
    return [];
  }
};

/** Every process of the machine as it is now, kernel threads apart. */
export const processTable = (): ReadonlyArray<ProcessRow> =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap(read)
    .filter(({ pid, parent }) => pid !== kernelThreads && parent !== kernelThreads);

/** The process and all that descend from it. */
export const treeOf = (table: ReadonlyArray<ProcessRow>, root: number): ReadonlySet<number> => {
  const tree = new Set([root]);
  for (let before = 0; before !== tree.size;) {
    before = tree.size;
    for (const { pid, parent } of table) if (tree.has(parent)) tree.add(pid);
  }
  return tree;
};

const total = (table: ReadonlyArray<ProcessRow>, belongs: (pid: number) => boolean): number =>
  table.reduce((sum, { pid, seconds }) => (belongs(pid) ? sum + seconds : sum), 0);

export interface Roots {
  readonly harness: number;
  readonly contender: number;
  readonly driver: number | null;
  /** What the contender stores in: the postmaster, or Redis; null where it cannot be seen. */
  readonly database: number | null;
  /** The postmaster, which is nobody's foreigner. */
  readonly postgres: number | null;
}

export interface CpuReading {
  readonly contender: number;
  readonly driver: number;
  readonly database: number | null;
  readonly foreign: number;
}

const none: ReadonlySet<number> = new Set();

/**
 * CPU seconds so far, by owner. The difference of two readings is exact although processes come and go: an
 * ended one's time stands in its parent's.
 */
export const cpuReading = (table: ReadonlyArray<ProcessRow>, roots: Roots): CpuReading => {
  const of = (root: number | null) => (root === null ? none : treeOf(table, root));
  const [contender, driver] = [of(roots.contender), of(roots.driver)];
  const [database, postgres] = [of(roots.database), of(roots.postgres)];
  const ours = treeOf(table, roots.harness);
  return {
    contender: total(table, (pid) => contender.has(pid)),
    driver: total(table, (pid) => driver.has(pid)),
    database: roots.database === null ? null : total(table, (pid) => database.has(pid)),
    foreign: total(table, (pid) => !ours.has(pid) && !postgres.has(pid)),
  };
};
