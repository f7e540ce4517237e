import { describe, expect, it } from "@effect/vitest";
import { DateTime, Option, Schema } from "effect";
import { CronExpression, TimeZoneName } from "../../src/schedules/Schedule.ts";
import { type CatchUp, nextDue, settle } from "../../src/schedules/dueTimes.ts";

const at = (text: string) => DateTime.makeUnsafe(text);
const berlin = (cron: string) => ({ cron, timeZone: "Europe/Berlin" });

const series = (cron: string, from: string, count: number): ReadonlyArray<string> => {
  const found: Array<string> = [];
  let after = at(from);
  while (found.length < count) {
    after = Option.getOrThrow(nextDue(berlin(cron), after));
    found.push(DateTime.formatIso(after).slice(0, 16));
  }
  return found;
};

describe("where clocks are put forward (Berlin, 29 March 2026, 02:00 becomes 03:00)", () => {
  it.each([
    ["30 2 * * *", ["2026-03-28T01:30", "2026-03-29T01:30", "2026-03-30T00:30"]],
    ["0 2 * * *", ["2026-03-28T01:00", "2026-03-29T01:00", "2026-03-30T00:00"]],
    ["30 2,3 * * *", ["2026-03-28T01:30", "2026-03-28T02:30", "2026-03-29T01:30", "2026-03-30T00:30"]],
  ] as const)("%s is due once, behind the hour that does not exist", (cron, expected) => {
    expect(series(cron, "2026-03-28T00:00:00Z", expected.length)).toEqual(expected);
  });

  it("an expression for every hour goes on in step", () => {
    expect(series("30 * * * *", "2026-03-28T23:00:00Z", 4)).toEqual([
      "2026-03-28T23:30",
      "2026-03-29T00:30",
      "2026-03-29T01:30",
      "2026-03-29T02:30",
    ]);
  });
});

describe("where clocks are put back (Berlin, 25 October 2026, 03:00 becomes 02:00)", () => {
  it("a time of day that comes twice is due the first time", () => {
    expect(series("30 2 * * *", "2026-10-24T00:00:00Z", 3)).toEqual([
      "2026-10-24T00:30",
      "2026-10-25T00:30",
      "2026-10-26T01:30",
    ]);
  });

  it("an expression for every hour leaves no hour out", () => {
    expect(series("0 * * * *", "2026-10-24T23:30:00Z", 4)).toEqual([
      "2026-10-25T00:00",
      "2026-10-25T01:00",
      "2026-10-25T02:00",
      "2026-10-25T03:00",
    ]);
  });
});

describe("due times that have come", () => {
  const due = at("2026-01-01T10:00:00Z");
  const settled = (catchUp: CatchUp, now: string, cron = "0 * * * *") => {
    const { fire, next } = settle({ cron, timeZone: "UTC", catchUp }, due, at(now));
    return {
      fire: fire.map((time) => DateTime.formatIso(time).slice(11, 16)),
      next: Option.getOrUndefined(Option.map(next, (time) => DateTime.formatIso(time).slice(11, 16))),
    };
  };

  it.each(["skip", "one", "all"] as const)("are fired on time with %s", (catchUp) => {
    for (const now of ["2026-01-01T10:00:00Z", "2026-01-01T10:00:59.500Z"]) {
      expect(settled(catchUp, now)).toEqual({ fire: ["10:00"], next: "11:00" });
    }
  });

  it.each([
    ["skip", []],
    ["one", ["12:00"]],
    ["all", ["10:00", "11:00", "12:00"]],
  ] as const)("are caught up on with %s", (catchUp, fire) => {
    expect(settled(catchUp, "2026-01-01T12:30:00Z")).toEqual({ fire, next: "13:00" });
  });

  it("with skip only those that are late are left out", () => {
    expect(settled("skip", "2026-01-01T12:00:30Z")).toEqual({ fire: ["12:00"], next: "13:00" });
  });

  it("of very many the newest are caught up on", () => {
    const { fire } = settled("all", "2026-01-02T10:00:00Z", "* * * * *");
    expect(fire).toHaveLength(100);
    expect([fire[0], fire.at(-1)]).toEqual(["08:21", "10:00"]);
  });
});

describe("what a schedule accepts", () => {
  const accepts = Schema.is(CronExpression);

  it.each(["* * * * *", "*/5 0-6 1,15 jan-jun mon", "0 0 29 2 *"])("%s", (cron) => {
    expect(accepts(cron)).toBe(true);
  });

  it.each(["", "* * * *", "* * * * * *", "60 * * * *", "0 0 30 2 *", "@daily here now and", "a b c d e"])(
    "not %j",
    (cron) => expect(accepts(cron)).toBe(false),
  );

  it("time zones by their name only", () => {
    const names = ["UTC", "Europe/Berlin", "Asia/Kathmandu", "+02:00", "Mars/Base", ""];
    expect(names.map((name) => Schema.is(TimeZoneName)(name))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
