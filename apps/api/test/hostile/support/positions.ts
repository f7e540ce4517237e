/** Where an id stands in a request: the keys that lead to it. */
export interface Position {
  readonly path: ReadonlyArray<string>;
  readonly id: string;
}

/** Every place in `value` where one of `ids` stands. */
export const positionsOf = (
  value: unknown,
  ids: ReadonlySet<string>,
  path: ReadonlyArray<string> = [],
): ReadonlyArray<Position> => {
  if (typeof value === "string") return ids.has(value) ? [{ path, id: value }] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => positionsOf(member, ids, [...path, key]));
};

/** A copy with the value at `path` replaced. */
export const replaceAt = <A>(value: A, path: ReadonlyArray<string>, by: unknown): A => {
  const copy = structuredClone(value);
  let target: unknown = copy;
  for (const [index, key] of path.entries()) {
    if (typeof target !== "object" || target === null) break;
    if (index === path.length - 1) Reflect.set(target, key, by);
    else target = Reflect.get(target, key);
  }
  return copy;
};

/** Each of them alone, all but one, and all of them. */
export const choices = <A>(items: ReadonlyArray<A>): ReadonlyArray<ReadonlyArray<A>> => {
  if (items.length < 2) return items.map((item) => [item]);
  const allBut = items.map((_, left) => items.filter((__, index) => index !== left));
  return [...items.map((item) => [item]), ...(items.length > 2 ? allBut : []), items];
};
