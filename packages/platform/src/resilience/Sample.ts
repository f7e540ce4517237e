/** How many calls of the last while there were, and how many of them failed. */
export interface Sample {
  /** Counts one at `now`, in milliseconds, and says the sums with it. */
  readonly count: (now: number, hasFailed: boolean) => { readonly calls: number; readonly failures: number };
}

const slices = 10;

/** Over the last `window` milliseconds, to a tenth of it. */
export const make = (window: number): Sample => {
  const length = Math.max(1, window / slices);
  let counted: ReadonlyArray<{ readonly slice: number; calls: number; failures: number }> = [];
  return {
    count: (now, hasFailed) => {
      const slice = Math.floor(now / length);
      counted = counted.filter((each) => each.slice > slice - slices && each.slice <= slice);
      let current = counted.at(-1);
      if (current?.slice !== slice) {
        current = { slice, calls: 0, failures: 0 };
        counted = [...counted, current];
      }
      current.calls++;
      if (hasFailed) current.failures++;
      return {
        calls: counted.reduce((sum, each) => sum + each.calls, 0),
        failures: counted.reduce((sum, each) => sum + each.failures, 0),
      };
    },
  };
};
