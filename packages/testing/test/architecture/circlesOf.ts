/** From each node to those it needs. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** One circle for each node at which a walk closes one, as the nodes along it; none in an acyclic graph. */
export const circlesOf = (graph: Graph): ReadonlyArray<ReadonlyArray<string>> => {
  const done = new Set<string>();
  const circles: Array<ReadonlyArray<string>> = [];
  const walk = (node: string, way: ReadonlyArray<string>): void => {
    const seen = way.indexOf(node);
    if (seen >= 0) circles.push([...way.slice(seen), node]);
    if (seen >= 0 || done.has(node)) return;
    for (const next of graph.get(node) ?? []) walk(next, [...way, node]);
    done.add(node);
  };
  for (const node of [...graph.keys()].toSorted()) walk(node, []);
  return circles;
};
