/** One sample covers so many milliseconds. */
export const sampleMillis = 250;
/** Samples taken together when throughput is judged: a second. */
const window = 4;
const seconds = (samples: number) => (samples * sampleMillis) / 1_000;

/** What a kill did to the throughput, in completions per second. */
export interface Recovery {
  /** Over the five seconds before. */
  readonly before: number;
  /** In the worst second after. */
  readonly lowest: number;
  /** Seconds until a second begins that reaches 90 % of `before`; null when none did before the next kill. */
  readonly back: number | null;
  /** When the first second began that was below 90 %: the kill itself, or the return of the killed one. */
  readonly since: number | null;
  /** In how many seconds (each beginning a quarter of one after the other) throughput was below that, all told. */
  readonly below: number;
}

/**
 * How throughput came back after a kill, from the times of completions (all in milliseconds of one clock), looking no
 * further than `until`.
 */
export const recoveryOf = (completions: ReadonlyArray<number>, kill: number, until: number): Recovery => {
  const count = (from: number, to: number) => completions.filter((at) => at >= from && at < to).length;
  const before = count(kill - 5_000, kill) / 5;
  const samples = Math.floor((until - kill) / sampleMillis);
  const rates = Array.from({ length: Math.max(0, samples - window + 1) }, (_, n) => {
    const from = kill + n * sampleMillis;
    return count(from, from + window * sampleMillis) / seconds(window);
  });
  // A dip begins a moment after the kill: what counts is the first good second after the last bad one of the dip.
  const dip = rates.findIndex((rate) => rate < before * 0.9);
  const returned = dip === -1 ? 0 : rates.findIndex((rate, n) => n > dip && rate >= before * 0.9);
  return {
    before,
    lowest: rates.length === 0 ? 0 : Math.min(...rates),
    back: returned === -1 ? null : seconds(returned),
    since: dip === -1 ? null : seconds(dip),
    below: seconds(rates.filter((rate) => rate < before * 0.9).length),
  };
};
