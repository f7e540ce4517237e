/** A seeded generator (mulberry32): the same seed throws the same numbers. */
export interface Dice {
  /** 0 ≤ number < 1. */
  readonly next: () => number;
  readonly pick: <A>(items: ReadonlyArray<A>) => A;
  /** True with this probability. */
  readonly chance: (probability: number) => boolean;
  /** A whole number from 0 to below the bound. */
  readonly below: (bound: number) => number;
}

export const makeDice = (seed: number): Dice => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (items) => {
      const index = below(items.length);
      // Not by index: an item may be undefined.
      for (const item of items.slice(index, index + 1)) return item;
      throw new Error("There is nothing to pick from");
    },
  };
};
