import { readFileSync } from "node:fs";

export interface TreeSample {
  readonly pids: ReadonlyArray<number>;
  /** Anonymous, shared-memory and swapped pages of the tree; mapped program files do not count. */
  readonly residentBytes: number;
  readonly cpuSeconds: number;
}

/** Linux counts a process's CPU time in USER_HZ, which is 100 on every architecture Node runs on. */
const ticksPerSecond = 100;

/** The text of a /proc file, or undefined where the process is gone (or there is no /proc). */
const procFile = (path: string): string | undefined => {
  try {
    return readFileSync(`/proc/${path}`, "latin1");
  } catch {
    return undefined;
  }
};

const kilobytes = (status: string, field: string): number =>
  Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(status)?.[1] ?? 0);

const cpuTicks = (stat: string): number => {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
};

const children = (pid: number): ReadonlyArray<number> =>
  (procFile(`${pid}/task/${pid}/children`) ?? "")
    .split(" ")
    .filter((part) => part !== "")
    .map(Number);

/** One look at a process and everything below it. A process that ended in between counts nothing. */
export const sampleTree = (root: number): TreeSample => {
  const pids: Array<number> = [];
  let kB = 0;
  let ticks = 0;
  const open = [root];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    const status = procFile(`${pid}/status`);
    if (status === undefined) continue;
    pids.push(pid);
    kB += kilobytes(status, "RssAnon") + kilobytes(status, "RssShmem") + kilobytes(status, "VmSwap");
    ticks += cpuTicks(procFile(`${pid}/stat`) ?? "");
    open.push(...children(pid));
  }
  return { pids, residentBytes: kB * 1024, cpuSeconds: ticks / ticksPerSecond };
};

/** Whether this system shows what the watchdog needs (Linux with its children files). */
export const canSampleTrees = (): boolean =>
  procFile(`${process.pid}/task/${process.pid}/children`) !== undefined &&
  kilobytes(procFile(`${process.pid}/status`) ?? "", "RssAnon") > 0;
