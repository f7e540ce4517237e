import { readFileSync, readdirSync, readlinkSync } from "node:fs";

/** The environment variable every process of one test run inherits, with the run's own value. */
export const runVariable = "ATOLL_TEST_RUN";

export interface RunProcess {
  readonly pid: number;
  readonly name: string;
}

interface Seen extends RunProcess {
  readonly parent: number;
  readonly started: string;
  readonly environment: string | null;
  readonly executable: string;
}

const text = (read: () => string): string | null => {
  try {
    return read();
  } catch {
    return null;
  }
};

/** One process as /proc shows it; null for one that ended meanwhile, a zombie or a kernel thread. */
const look = (pid: number): Seen | null => {
  const stat = text(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  const command = text(() => readFileSync(`/proc/${pid}/cmdline`, "utf8"));
  if (stat === null || command === null || command === "") return null;
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return {
    pid,
    name: command.replaceAll("\0", " ").trim().slice(0, 160),
    parent: Number(fields[1]),
    started: fields[19] ?? "",
    environment: text(() => readFileSync(`/proc/${pid}/environ`, "utf8")),
    executable: text(() => readlinkSync(`/proc/${pid}/exe`)) ?? "",
  };
};

const all = (): ReadonlyArray<Seen> =>
  (text(() => readdirSync("/proc").join("\n")) ?? "")
    .split("\n")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => look(Number(name)) ?? []);

const identity = (each: Seen) => `${each.pid}/${each.started}`;

/** What runs before the tests, so that it is not mistaken for something they left. */
export const processesNow = (): ReadonlySet<string> => new Set(all().map(identity));

/**
 * What a test run left running: processes that carry the run's mark, those below them, and the sandboxes,
 * which start with an empty environment and are known by being new and run by this same Node.
 * Empty where there is no /proc.
 */
export const leftBehind = (run: string, before: ReadonlySet<string>): ReadonlyArray<RunProcess> => {
  const fresh = all().filter((each) => each.pid !== process.pid && !before.has(identity(each)));
  const left = new Map<number, Seen>();
  for (const each of fresh) {
    const marked = each.environment?.includes(`${runVariable}=${run}\0`) === true;
    const bare = each.environment === "" && each.executable === process.execPath;
    if (marked || bare) left.set(each.pid, each);
  }
  for (let size = -1; size !== left.size;) {
    size = left.size;
    for (const each of fresh) if (left.has(each.parent)) left.set(each.pid, each);
  }
  return [...left.values()].map(({ pid, name }) => ({ pid, name }));
};

/** Ends them at once; one that is gone already is fine. */
export const end = (processes: ReadonlyArray<RunProcess>): void => {
  for (const { pid } of processes) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      continue;
    }
  }
};
