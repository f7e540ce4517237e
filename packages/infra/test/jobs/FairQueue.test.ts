import { assert, describe, it } from "@effect/vitest";
import { Schema } from "effect";
import { FairQueue, priorityWeights, type Queued } from "../../src/jobs/FairQueue.ts";

const everywhere = () => true;
const item = (id: number, priority: number, tenant: number): Queued => ({
  id: `${id}`,
  priority,
  tenantId: `t${tenant}`,
});

const Items = Schema.Array(
  Schema.Tuple([
    Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 3 })),
    Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 5 })),
  ]),
).check(Schema.isMaxLength(200));
const Backlogs = Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 400 }))).check(
  Schema.isMinLength(2),
  Schema.isMaxLength(10),
);

const filled = (items: ReadonlyArray<Queued>) => {
  const queue = new FairQueue<Queued>();
  for (const one of items) queue.add(one);
  return queue;
};

const drained = (queue: FairQueue<Queued>, hasRoom: (priority: number) => boolean = everywhere) => {
  const taken: Array<Queued> = [];
  for (let next = queue.take(hasRoom); next !== undefined; next = queue.take(hasRoom)) taken.push(next);
  return taken;
};

/** (Σx)² / (n · Σx²): 1 when all have the same. */
const jain = (shares: ReadonlyArray<number>): number => {
  const sum = shares.reduce((total, share) => total + share, 0);
  return sum ** 2 / (shares.length * shares.reduce((total, share) => total + share ** 2, 0));
};

describe("the fair queue", () => {
  it.prop("gives out everything once, what is alike in the order it came", [Items], ([drawn]) => {
    const items = drawn.map(([priority, tenant], id) => item(id, priority, tenant));
    const taken = drained(filled(items));
    assert.deepStrictEqual(
      taken.map(({ id }) => Number(id)).sort((one, other) => one - other),
      items.map(({ id }) => Number(id)),
    );
    for (const [group, alike] of Map.groupBy(taken, ({ priority, tenantId }) => `${priority} ${tenantId}`)) {
      const ids = alike.map(({ id }) => Number(id));
      assert.deepStrictEqual(
        ids,
        ids.toSorted((one, other) => one - other),
        group,
      );
    }
  });

  it.prop("gives tenants equal shares while they wait, whatever their backlogs", [Backlogs], ([backlogs]) => {
    const queue = filled(
      backlogs.flatMap((length, tenant) => Array.from({ length }, (_, n) => item(n, 2, tenant))),
    );
    const rounds = Math.min(...backlogs);
    const shares = new Map<string, number>();
    for (let n = 0; n < rounds * backlogs.length; n++) {
      const tenant = queue.take(everywhere)?.tenantId ?? assert.fail();
      shares.set(tenant, (shares.get(tenant) ?? 0) + 1);
    }
    assert.isAtLeast(jain([...shares.values()]), 0.99);
    assert.strictEqual(shares.size, backlogs.length);
  });

  it("starts 4 : 3 : 2 : 1 while all priorities wait", () => {
    const queue = filled(
      [0, 1, 2, 3].flatMap((priority) => Array.from({ length: 100 }, (_, n) => item(n, priority, 0))),
    );
    const shares = [0, 0, 0, 0];
    for (let n = 0; n < 100; n++) {
      const priority = queue.take(everywhere)?.priority ?? assert.fail();
      shares[priority] = (shares[priority] ?? 0) + 1;
    }
    assert.deepStrictEqual(
      shares,
      priorityWeights.map((weight) => weight * 10),
    );
  });

  it.prop("keeps nobody waiting longer than its share says", [Items], ([drawn]) => {
    const others = drawn.map(([priority, tenant], id) => item(id, priority, tenant));
    const queue = filled([...others, item(-1, 3, 99)]);
    const tenants = new Set(others.filter(({ priority }) => priority === 3).map(({ tenantId }) => tenantId));
    const place = drained(queue).findIndex(({ id }) => id === "-1");
    // A low one starts at least once in ten, and each other tenant that waits there goes first once.
    assert.isAtMost(place, (tenants.size + 1) * 10);
  });

  it.prop("passes over what has no room, and loses nothing by it", [Items], ([drawn]) => {
    const items = drawn.map(([priority, tenant], id) => item(id, priority, tenant));
    const queue = filled(items);
    const open = (priority: number) => priority % 2 === 0;
    assert.isTrue(drained(queue, open).every(({ priority }) => open(priority)));
    assert.strictEqual(queue.size, items.filter(({ priority }) => !open(priority)).length);
    const removed = queue.remove(({ priority }) => priority === 1);
    assert.strictEqual(removed.length, items.filter(({ priority }) => priority === 1).length);
    assert.strictEqual(queue.size, items.filter(({ priority }) => priority === 3).length);
    assert.strictEqual(drained(queue).length, items.filter(({ priority }) => priority === 3).length);
    assert.strictEqual(queue.size, 0);
  });
});
