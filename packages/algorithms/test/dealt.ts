import { seeded } from "@atoll/sdk/testing/seeded";

/** The items dealt at random to so many parts, each in the items' order. */
export const dealt = <A>(
  items: ReadonlyArray<A>,
  parts: number,
  seed: number,
): ReadonlyArray<ReadonlyArray<A>> => {
  const choose = seeded(seed);
  const owners = items.map(() => choose(parts));
  return Array.from({ length: parts }, (_, part) => items.filter((__, index) => owners[index] === part));
};
