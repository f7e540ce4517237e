/**
 * When the bodies of workflows in this process came to which point; a replay's second time does not count.
 */
export interface Moments {
  readonly reached: (point: string) => void;
  /** The time, once the point is reached. */
  readonly of: (point: string) => Promise<number>;
}

export const makeMoments = (): Moments => {
  const points = new Map<string, PromiseWithResolvers<number>>();
  const at = (point: string) => {
    const known = points.get(point) ?? Promise.withResolvers<number>();
    points.set(point, known);
    return known;
  };
  return {
    reached: (point) => at(point).resolve(performance.now()),
    of: (point) => at(point).promise,
  };
};
