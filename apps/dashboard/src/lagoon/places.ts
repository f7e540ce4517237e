export interface Place {
  readonly x: number;
  readonly y: number;
}

export const picture = { width: 560, height: 430 };
export const centre: Place = { x: 280, y: 196 };

/** `count` places around the lagoon, the first one at the top left, as an atoll is drawn on a chart. */
export const islandPlaces = (count: number): ReadonlyArray<Place> =>
  Array.from({ length: count }, (_, index) => {
    const angle = ((index + 0.5) / count) * 2 * Math.PI - Math.PI;
    return { x: centre.x + 208 * Math.cos(angle), y: centre.y + 122 * Math.sin(angle) };
  });

/** The water way from an island to the middle, a little bent. */
export const strait = ({ x, y }: Place): string => {
  const bend = { x: (x + centre.x) / 2 + (y - centre.y) / 7, y: (y + centre.y) / 2 - (x - centre.x) / 7 };
  return `M${round(x)} ${round(y)} Q${round(bend.x)} ${round(bend.y)} ${centre.x} ${centre.y}`;
};

const round = (value: number): number => Math.round(value * 10) / 10;
