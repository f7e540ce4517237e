import { describe, expect, it } from "vitest";
import { UnknownRecipient } from "../src/Messages.ts";
import { ProgressError } from "../src/Progress.ts";
import { ResultRefused } from "../src/Result.ts";
import { DatasetError, RowError } from "../src/Rows.ts";
import type { Site } from "../src/Site.ts";
import { NotAStar, NotConverged, rounds, star } from "../src/Star.ts";
import { seeded } from "../src/testing/seeded.ts";
import { Deadlock, simulate } from "../src/testing/simulate.ts";

/** Whose sum depends on the order: 0.1 + 0.2 + 0.3 is not 0.3 + 0.2 + 0.1. */
const sites = {
  torgersen: [{ x: 0.1 }, { x: 0.2 }],
  biscoe: [{ x: 0.1 }],
  dream: [{ x: 0.1 }, { x: 0.1 }],
};

const sum = star({
  initial: () => ({ sum: 0, rounds: 0 }),
  data: (site) => site.rows({ x: "number" }),
  local: (_state, rows) => rows.reduce((total, row) => total + row.x, 0),
  aggregate: (state, parts) => ({
    sum: parts.reduce((total, part) => total + part.value, 0),
    rounds: state.rounds + 1,
  }),
  converged: (state) => state.rounds === 3,
  maxRounds: 5,
});

describe("star", () => {
  it("aggregates in node-id order until converged, and submits", async () => {
    const { result, progress } = await simulate({ analysis: sum, sites });
    expect(result).toEqual({ sum: 0.1 + 0.2 + (0.1 + 0.2), rounds: 3 });
    expect([...progress.values()]).toEqual([100, 100, 100, 100]);
  });

  it("gives the bit-equal result whatever the order of arrival", async () => {
    const orders = new Set<string>();
    const results = new Set<string>();
    for (let seed = 1; seed <= 50; seed++) {
      const { result, messages } = await simulate({ analysis: sum, sites, deliverNext: seeded(seed) });
      results.add(JSON.stringify(result));
      orders.add(messages.map(({ from, to }) => `${from}>${to}`).join());
    }
    expect(orders.size).toBeGreaterThan(20);
    expect(results.size).toBe(1);
  });

  it("tells the sites no more than `ask` says, and submits what `result` makes of the state", async () => {
    const { result, messages } = await simulate({
      sites,
      analysis: star({
        initial: () => ({ secret: "kept", done: false }),
        ask: () => "count",
        data: (site) => site.rows({}),
        local: (question, rows) => (question === "count" ? rows.length : -1),
        aggregate: (state, parts) => ({ ...state, done: true, counts: parts.map(({ value }) => value) }),
        converged: ({ done }) => done,
        result: (state) => ({ ...state }),
        maxRounds: 1,
      }),
    });
    expect(result).toEqual({ secret: "kept", done: true, counts: [1, 2, 2] });
    expect(JSON.stringify(messages)).not.toContain("kept");
  });

  it("fails everywhere when the rounds are used up", async () => {
    const failures: Array<string> = [];
    const analysis = (site: Site) =>
      rounds(site, {
        initial: () => 0,
        ask: (state) => state,
        data: () => null,
        local: () => 1,
        aggregate: (state) => state + 1,
        converged: () => false,
        maxRounds: 2,
      }).catch((error: Error) => {
        failures.push(`${site.nodeId} ${error.name}`);
        if (failures.length === 4) throw error;
      });
    await simulate({ analysis, sites }).catch(() => {});
    expect(failures[0]).toBe("aggregator NotConverged");
    expect(failures.slice(1).sort()).toEqual([
      "biscoe SiteFailed",
      "dream SiteFailed",
      "torgersen SiteFailed",
    ]);
    await expect(simulate({ analysis: (site) => rounds(site, never), sites })).rejects.toThrow(NotConverged);
  });

  it("ends the other sites when one fails, without telling them why", async () => {
    const bad = { ...sites, dream: [{ x: "secret" }] };
    await expect(simulate({ analysis: sum, sites: bad })).rejects.toThrow(RowError);
    const seen: Array<string> = [];
    const analysis = (site: Site) =>
      sum(site).catch((error: Error) => void seen.push(`${site.nodeId}: ${error.message}`));
    const { messages } = await simulate({ analysis, sites: bad });
    expect(seen).toContain("aggregator: Node dream failed in round 1; its own run says why");
    expect(seen).toHaveLength(4);
    expect(JSON.stringify(messages)).not.toContain("secret");
  });

  it("needs data nodes around an aggregator", async () => {
    await expect(simulate({ analysis: sum, sites: {} })).rejects.toThrow(NotAStar);
  });
});

const never = {
  initial: () => 0,
  ask: (state: number) => state,
  data: () => null,
  local: () => 1,
  aggregate: (state: number) => state,
  converged: () => false,
  maxRounds: 2,
};

describe("site", () => {
  it("keeps each sender's order, and what others sent for later", async () => {
    const analysis = async (site: Site) => {
      if (site.role === "default") {
        await site.send("hub", `${site.nodeId} 1`);
        await site.send("hub", `${site.nodeId} 2`);
        return;
      }
      const first = await site.receiveFrom(["b"]);
      const both = await site.receiveFrom(["b", "a"]);
      const last = await site.receive();
      await site.submitResult([...first, ...both, last].map(({ body, sequence }) => [body, sequence]));
    };
    for (let seed = 1; seed <= 20; seed++) {
      const { result } = await simulate({
        analysis,
        aggregator: "hub",
        sites: { b: [], a: [] },
        deliverNext: seeded(seed),
      });
      expect(result).toEqual([
        ["b 1", 0],
        ["a 1", 0],
        ["b 2", 1],
        ["a 2", 1],
      ]);
    }
  });

  it("broadcasts to all others in node-id order", async () => {
    const { messages } = await simulate({
      sites: { b: [], a: [] },
      analysis: async (site) => (site.role === "aggregator" ? site.broadcast("hello") : site.receive()),
    });
    expect(messages.map(({ to }) => to)).toEqual(["a", "b"]);
  });

  it.each<[string, (site: Site) => Promise<unknown>, new (...values: Array<never>) => Error]>([
    ["a message to an unknown node", (site) => site.send("nobody", 1), UnknownRecipient],
    ["a message to itself", (site) => site.send(site.nodeId, 1), UnknownRecipient],
    ["waiting for an unknown node", (site) => site.receiveFrom(["nobody"]), UnknownRecipient],
    ["a progress of 101", (site) => site.progress(101), ProgressError],
    ["a progress of NaN", (site) => site.progress(Number.NaN), ProgressError],
    [
      "a result of a data node",
      (site) => (site.role === "default" ? site.submitResult(1) : site.receive()),
      ResultRefused,
    ],
    ["a second result", (site) => twice(site), ResultRefused],
    [
      "rows where there are none",
      (site) => (site.role === "default" ? site.receive() : site.rows({})),
      DatasetError,
    ],
    ["waiting for ever", (site) => site.receive(), Deadlock],
  ])("refuses %s", async (_what, analysis, error) => {
    await expect(simulate({ analysis, sites: { a: [] } })).rejects.toThrow(error);
  });

  it("keeps log lines, cut where they are too long", async () => {
    const { logs } = await simulate({
      sites: {},
      analysis: async (site) => {
        await site.log.warn("few rows");
        await site.log.info("x".repeat(5000));
      },
    });
    expect(logs[0]).toEqual({ nodeId: "aggregator", level: "warn", message: "few rows" });
    expect(logs[1]?.message).toMatch(/^x{4000}… \(5000 characters\)$/);
  });
});

const twice = async (site: Site) => {
  if (site.role === "default") return;
  await site.submitResult(1);
  await site.submitResult(2);
};
