/** In milliseconds: before the second attempt at most `base`, doubling up to `cap`. */
export const retryBase = 100;
export const retryCap = 30_000;

/**
 * How long to wait after the attempt with this number failed. Full jitter: anything from nothing to the
 * exponential bound, so that jobs which failed together do not come back together. `random` is from 0 to
 * below 1.
 */
export const retryDelay = (attempt: number, random: number): number =>
  Math.floor(random * Math.min(retryCap, retryBase * 2 ** Math.min(attempt - 1, 30)));
