import { assert, describe, it } from "@effect/vitest";
import { admits, entityTag } from "../../src/Precondition.ts";
import { TenantState } from "../../src/tenants/Tenant.ts";
import { nextTenantState, TenantEvent } from "../../src/tenants/TenantLifecycle.ts";

/** The same said the other way round: what has to have happened for an event to count. */
interface Model {
  readonly activated: boolean;
  readonly suspended: boolean;
  readonly archived: boolean;
  readonly purging: boolean;
  readonly purged: boolean;
}

const stateOf = ({ activated, suspended, archived, purging, purged }: Model): TenantState => {
  if (purged) return "purged";
  if (purging) return "purging";
  if (archived) return "archived";
  if (suspended) return "suspended";
  return activated ? "active" : "provisioning";
};

/** The model after the event; undefined where the event does not count. */
const apply = (model: Model, event: TenantEvent): Model | undefined => {
  const { activated, suspended, archived, purging, purged } = model;
  const when = (counts: boolean, change: Partial<Model>) => (counts ? { ...model, ...change } : undefined);
  switch (event) {
    case "activate":
      return when(!activated, { activated: true });
    case "suspend":
      return when(activated && !suspended && !archived, { suspended: true });
    case "resume":
      return when(suspended && !archived, { suspended: false });
    case "archive":
      return when(activated && !archived, { archived: true });
    case "restore":
      return when(archived && !purging, { archived: false, suspended: false });
    case "purge":
      return when(archived && !purging, { purging: true });
    case "finish":
      return when(purging && !purged, { purged: true });
  }
};

describe("the life of an organisation", () => {
  it("goes as the model says, whatever is asked of it in whatever order", () => {
    const beginning: Model = {
      activated: false,
      suspended: false,
      archived: false,
      purging: false,
      purged: false,
    };
    // Every model that can be reached, and every event in each: all sequences there are.
    const models = new Map([[JSON.stringify(beginning), beginning]]);
    for (const model of models.values()) {
      for (const event of TenantEvent.literals) {
        const after = apply(model, event);
        const expected = after === undefined ? undefined : stateOf(after);
        const state = stateOf(model);
        assert.strictEqual(nextTenantState(state, event), expected, `${event} in ${JSON.stringify(model)}`);
        if (after !== undefined) models.set(JSON.stringify(after), after);
      }
    }
    assert.isAtLeast(models.size, 8);
  });

  it("reaches every state, ends in purged, and goes back from no purge", () => {
    const seen = new Set<TenantState>(["provisioning"]);
    for (const state of seen) {
      for (const event of TenantEvent.literals) seen.add(nextTenantState(state, event) ?? state);
    }
    assert.deepStrictEqual([...seen].toSorted(), [...TenantState.literals].toSorted());
    const after = (state: TenantState) =>
      TenantEvent.literals.flatMap((event) => nextTenantState(state, event) ?? []);
    assert.deepStrictEqual(after("purging"), ["purged"]);
    assert.deepStrictEqual(after("purged"), []);
  });
});

describe("If-Match", () => {
  it("admits the strong tag of the revision, alone, in a list or by a star, and nothing else", () => {
    for (const revision of [1, 7, 10, 700]) {
      for (const other of [1, 7, 10, 700]) {
        assert.strictEqual(admits(entityTag(revision), other), revision === other);
      }
      assert.isFalse(admits(`W/${entityTag(revision)}`, revision));
      assert.isTrue(admits(`"x", ${entityTag(revision)}`, revision));
    }
    assert.isTrue(admits("*", 7));
    for (const text of ["7", "", '"', '"07"', '"7', "null"]) assert.isFalse(admits(text, 7), text);
  });
});
