/**
 * Arrivals at an even rate, whether or not earlier ones are answered: what a system sees from many callers
 * who do not know of each other. Resolves with the number of arrivals when the last has been answered.
 */
export const openLoop = async (
  rate: number,
  seconds: number,
  operate: (n: number) => Promise<void>,
): Promise<number> => {
  const began = performance.now();
  const all: Array<Promise<void>> = [];
  await new Promise<void>((resolve) => {
    const tick = () => {
      const elapsed = (performance.now() - began) / 1_000;
      const due = Math.min(elapsed, seconds) * rate;
      while (all.length < due) all.push(operate(all.length));
      if (elapsed >= seconds) resolve();
      else setTimeout(tick, Math.max(1, ((all.length + 1) / rate - elapsed) * 1_000));
    };
    tick();
  });
  await Promise.all(all);
  return all.length;
};
