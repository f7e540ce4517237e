/**
 * Choices from 0 to count − 1 that repeat for a seed, for `simulate`'s `deliverNext` and for test data. A
 * linear congruential generator with the constants of Numerical Recipes, 3rd ed., §7.1; not for anything
 * secret.
 */
export const seeded = (seed: number): ((count: number) => number) => {
  let state = seed >>> 0;
  return (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
};
