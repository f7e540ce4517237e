/** What the queue needs to know of an item. */
export interface Queued {
  readonly id: string;
  /** 0 is the most urgent. */
  readonly priority: number;
  readonly tenantId: string;
}

/** Starts of each priority, 0 to 3, out of ten while all of them wait. */
export const priorityWeights: ReadonlyArray<number> = [4, 3, 2, 1];

interface Priority<A> {
  readonly weight: number;
  /** What it is owed: smooth weighted round robin. */
  credit: number;
  /** Tenants with waiting items in the order of their turns, each with its items in the order they came. */
  readonly tenants: Map<string, Array<A>>;
}

/** Items of one tenant in one priority. */
export const groupOf = (item: Pick<Queued, "priority" | "tenantId">): string =>
  `${item.priority}/${item.tenantId}`;

/**
 * Decides whose turn it is: between priorities by weight, inside a priority by turns between tenants, for one
 * tenant in the order of arrival. Who has much waiting gets no more turns than who has little, and nobody
 * starves.
 */
export class FairQueue<A extends Queued> {
  readonly #priorities: ReadonlyArray<Priority<A>> = priorityWeights.map((weight) => ({
    weight,
    credit: 0,
    tenants: new Map(),
  }));
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** How many items of the group wait. */
  waiting(group: Pick<Queued, "priority" | "tenantId">): number {
    return this.#priorities[group.priority]?.tenants.get(group.tenantId)?.length ?? 0;
  }

  /** Behind those of its tenant and priority. */
  add(item: A): void {
    const tenants = this.#priorities[item.priority]?.tenants;
    if (tenants === undefined) throw new RangeError(`There is no priority ${item.priority}`);
    const items = tenants.get(item.tenantId);
    if (items === undefined) tenants.set(item.tenantId, [item]);
    else items.push(item);
    this.#size++;
  }

  /** The next item of a priority that has room; undefined when none waits there. */
  take(hasRoom: (priority: number) => boolean): A | undefined {
    let chosen: Priority<A> | undefined;
    let owed = 0;
    for (const [number, priority] of this.#priorities.entries()) {
      // A priority saves nothing up while it has nothing to start.
      if (priority.tenants.size === 0) priority.credit = 0;
      else if (hasRoom(number)) {
        priority.credit += priority.weight;
        owed += priority.weight;
        if (chosen === undefined || priority.credit > chosen.credit) chosen = priority;
      }
    }
    if (chosen === undefined) return undefined;
    chosen.credit -= owed;
    for (const [tenantId, items] of chosen.tenants) {
      const item = items.shift();
      // Taken out and put in again: the last in the order of turns.
      chosen.tenants.delete(tenantId);
      if (items.length > 0) chosen.tenants.set(tenantId, items);
      if (item === undefined) continue;
      this.#size--;
      return item;
    }
    return undefined;
  }

  /** Takes out all items that the predicate holds for. */
  remove(matches: (item: A) => boolean): ReadonlyArray<A> {
    const removed: Array<A> = [];
    for (const { tenants } of this.#priorities) {
      for (const [tenantId, items] of tenants) {
        const kept = items.filter((item) => !matches(item));
        if (kept.length === items.length) continue;
        removed.push(...items.filter(matches));
        if (kept.length === 0) tenants.delete(tenantId);
        else tenants.set(tenantId, kept);
      }
    }
    this.#size -= removed.length;
    return removed;
  }
}
