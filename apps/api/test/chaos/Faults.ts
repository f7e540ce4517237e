/** The runners by number; the last one lives by a clock that is ten minutes off. */
export const runners = [0, 1, 2] as const;
export type Runner = (typeof runners)[number];
export const offClock: Runner = 2;

/** What is done to the system, at so many milliseconds from the beginning. */
export type Fault = { readonly at: number } & (
  | { readonly _tag: "Kill"; readonly runner: Runner }
  /** Killed at the moment at which schedules are due. */
  | { readonly _tag: "KillWhenDue"; readonly runner: Runner }
  /** Stopped past its locks' expiry, and continued as if nothing had been. */
  | { readonly _tag: "Freeze"; readonly runner: Runner; readonly millis: number }
  /** The server process of the database killed, and started again after so long. */
  | { readonly _tag: "Database"; readonly millis: number }
  /** Connections broken by the server: one, or all of them. */
  | { readonly _tag: "Cut"; readonly which: "one" | "all" }
);

/** Choices below `count` that repeat for a seed: Numerical Recipes, 3rd ed., §7.1; not for anything secret. */
export const seeded = (seed: number): ((count: number) => number) => {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  return (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
};

/** How often, in milliseconds; a kind that is absent does not happen. */
export interface Rhythm {
  readonly kill: number;
  readonly due?: number;
  readonly cut?: number;
  readonly database?: number;
  readonly freeze?: number;
}

/** A lock outlives its frozen owner by six seconds. */
const frozen = { least: 7_000, more: 2_000 };

/** The schedule of a seed. Each kind keeps its own rhythm, a little out of step, from the start to the end. */
export const planFaults = (seed: number, millis: number, rhythm: Rhythm): ReadonlyArray<Fault> => {
  const below = seeded(seed);
  const beats = (every: number | undefined, first: number): ReadonlyArray<number> => {
    if (every === undefined) return [];
    const count = Math.floor((millis - first) / every) + 1;
    return Array.from({ length: Math.max(0, count) }, (_, n) => first + n * every + below(every / 4));
  };
  const someone = (): Runner => runners[below(runners.length)] ?? 0;
  const faults: ReadonlyArray<Fault> = [
    ...beats(rhythm.kill, rhythm.kill).map((at): Fault => ({ _tag: "Kill", at, runner: someone() })),
    ...beats(rhythm.due, (rhythm.due ?? 0) / 2).map((at): Fault => ({
      _tag: "KillWhenDue",
      at,
      runner: someone(),
    })),
    ...beats(rhythm.cut, (rhythm.cut ?? 0) / 2).map((at, n): Fault => ({
      _tag: "Cut",
      at,
      which: n % 2 === 0 ? "all" : "one",
    })),
    ...beats(rhythm.database, (rhythm.database ?? 0) / 2).map((at): Fault => ({
      _tag: "Database",
      at,
      millis: below(1_500),
    })),
    ...beats(rhythm.freeze, (rhythm.freeze ?? 0) / 3).map((at): Fault => ({
      _tag: "Freeze",
      at,
      runner: someone(),
      millis: frozen.least + below(frozen.more),
    })),
  ];
  // Who is frozen is not killed: it has to come back and find itself fenced.
  const isFrozen = (fault: Fault) =>
    (fault._tag === "Kill" || fault._tag === "KillWhenDue") &&
    faults.some(
      (other) =>
        other._tag === "Freeze" &&
        other.runner === fault.runner &&
        fault.at >= other.at - 2_000 &&
        fault.at < other.at + other.millis + 1_000,
    );
  const inTime = faults.filter((fault) => fault.at <= millis && !isFrozen(fault));
  return inTime.toSorted((one, other) => one.at - other.at);
};

export const sayFault = (fault: Fault): string => {
  const at = `${(fault.at / 1_000).toFixed(2)} s`.padStart(9);
  switch (fault._tag) {
    case "Kill":
      return `${at}  kill -9 of runner ${fault.runner}`;
    case "KillWhenDue":
      return `${at}  kill -9 of runner ${fault.runner} a second later, when schedules are due`;
    case "Freeze":
      return `${at}  runner ${fault.runner} frozen for ${fault.millis} ms`;
    case "Database":
      return `${at}  kill -9 of the database, back after ${fault.millis} ms`;
    case "Cut":
      return `${at}  ${fault.which === "all" ? "every connection" : "one connection"} cut`;
  }
};
