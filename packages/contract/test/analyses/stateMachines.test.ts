import { assert, describe, it } from "@effect/vitest";
import { Schema } from "effect";
import {
  AnalysisEvent,
  AnalysisState,
  isTerminalAnalysisState,
  legalAnalysisEvents,
  nextAnalysisState,
} from "../../src/analyses/AnalysisState.ts";
import {
  isTerminalRunState,
  legalRunEvents,
  nextRunState,
  RunEvent,
  RunState,
} from "../../src/analyses/RunState.ts";

const reachable = <S, E>(start: S, events: ReadonlyArray<E>, next: (state: S, event: E) => S | undefined) => {
  const seen = new Set([start]);
  for (const state of seen) {
    for (const event of events) {
      const after = next(state, event);
      if (after !== undefined) seen.add(after);
    }
  }
  return seen;
};

describe("the states of an analysis", () => {
  it("are all reached from draft", () => {
    const all = reachable<AnalysisState, AnalysisEvent>("draft", AnalysisEvent.literals, nextAnalysisState);
    assert.deepStrictEqual([...all].toSorted(), [...AnalysisState.literals].toSorted());
  });

  it("lead along the straight road from draft to completed", () => {
    const road = [
      "lock",
      "submit",
      "consented",
      "built",
      "distributed",
      "started",
      "finished",
      "released",
    ] as const;
    const passed = road.reduce<Array<AnalysisState | undefined>>(
      (states, event) => [...states, nextAnalysisState(states.at(-1) ?? "failed", event)],
      ["draft"],
    );
    assert.deepStrictEqual(passed, [
      "draft",
      "locked",
      "consenting",
      "building",
      "distributing",
      "ready",
      "running",
      "reviewing",
      "completed",
    ]);
  });

  it("end in exactly the four terminal ones", () => {
    const terminal = AnalysisState.literals.filter(isTerminalAnalysisState);
    assert.deepStrictEqual(terminal, ["completed", "failed", "cancelled", "expired"]);
  });

  it("can be left by cancelling wherever there is something to cancel", () => {
    for (const state of AnalysisState.literals) {
      const expected = isTerminalAnalysisState(state) ? undefined : "cancelled";
      assert.strictEqual(nextAnalysisState(state, "cancel"), expected);
    }
  });

  it.prop(
    "never change by an illegal event, and always end (property)",
    { events: Schema.Array(AnalysisEvent) },
    ({ events }) => {
      let state: AnalysisState = "draft";
      for (const event of events) {
        const legal = legalAnalysisEvents(state).includes(event);
        const next = nextAnalysisState(state, event);
        assert.strictEqual(next !== undefined, legal);
        state = next ?? state;
      }
      assert.strictEqual(isTerminalAnalysisState(state), legalAnalysisEvents(state).length === 0);
    },
  );
});

describe("the states of a run", () => {
  it("are all reached from pending", () => {
    const all = reachable<RunState, RunEvent>("pending", RunEvent.literals, nextRunState);
    assert.deepStrictEqual([...all].toSorted(), [...RunState.literals].toSorted());
  });

  it("can be claimed again while live, and never once ended", () => {
    for (const state of RunState.literals) {
      assert.strictEqual(nextRunState(state, "claim"), isTerminalRunState(state) ? undefined : "leased");
    }
  });

  it("end once: no event leads out of an end", () => {
    const ends = ["succeeded", "failed", "cancelled", "timedOut", "lost"] as const;
    for (const state of ends) assert.deepStrictEqual(legalRunEvents(state), []);
  });
});
