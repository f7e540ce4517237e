/** A percentage that is no number from 0 to 100. */
export class ProgressError extends Error {
  override readonly name = "ProgressError";
  constructor(percent: number) {
    super(`Progress must be a number from 0 to 100, not ${percent}`);
  }
}

/** Reports whole percents that only ever grow: a smaller or equal one is not sent. */
export const makeProgress = (report: (percent: number) => Promise<void>) => {
  let reached = -1;
  return async (percent: number): Promise<void> => {
    if (!(percent >= 0 && percent <= 100)) throw new ProgressError(percent);
    const whole = Math.floor(percent);
    if (whole <= reached) return;
    reached = whole;
    await report(whole);
  };
};
