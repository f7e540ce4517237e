import { run } from "@atoll/database/statements";
import { NodeServices } from "@effect/platform-node";
import { expect, it } from "@effect/vitest";
import { Effect } from "effect";
import * as History from "./History.ts";
import { marksOfVoyage, Voyage } from "./Voyage.ts";
import * as World from "./World.ts";

const calm = { key: "calm", sleeps: 0, listens: false, child: false };
const sleepy = { key: "sleepy", sleeps: 1_000, listens: false, child: false };
const departures = [calm, sleepy].map((payload) => ({ at: 0, payload, word: null }));

/** Marks a second apart, in this order. */
const leave = ({ sql }: World.World, keys: ReadonlyArray<string>) =>
  Effect.forEach(
    keys,
    (key, n) =>
      run(sql`
        insert into chaos_marks (key, life, began, at)
        values (${key}, '0.0', timestamptz 'epoch' + ${n} * interval '1 second',
          timestamptz 'epoch' + ${n + 0.5} * interval '1 second')`),
    { discard: true },
  );

it.live(
  "the history shows what was lost, done twice, early, out of order or never asked for",
  () =>
    Effect.gen(function* () {
      const world = yield* World.make();
      const expected = yield* History.expectedMarks(departures);
      const receipts = {
        acknowledged: ["parcel 1/0#0", "parcel 1/1#0", "parcel 1/2#0"].map((key) => ({
          key,
          lane: "0/lane 1",
        })),
        attempted: new Set(["parcel 1/0#0", "parcel 1/1#0", "parcel 1/2#0"]),
      };
      const all = Effect.gen(function* () {
        const { found } = yield* History.violations(world, departures, expected);
        return [...found, ...(yield* History.parcelViolations(world, receipts))];
      });
      const calmly = yield* marksOfVoyage(calm);
      const sleepily = yield* marksOfVoyage(sleepy);
      yield* leave(world, [...calmly, ...sleepily, ...receipts.attempted]);
      expect(yield* all).toEqual([]);

      const { sql } = world;
      const sleeper = yield* Voyage.executionId(sleepy);
      yield* run(sql`delete from chaos_marks where key = ${calmly[1] ?? ""}`);
      yield* leave(world, [calmly[0] ?? "", "nobody/knows", "parcel 1/9#9"]);
      yield* run(sql`
        update chaos_marks set at = at - interval '50 milliseconds' where key = ${`${sleeper}/after sleep`}`);
      yield* run(sql`
        update chaos_marks set began = began - interval '700 milliseconds' where key = 'parcel 1/1#0'`);
      yield* run(sql`delete from chaos_marks where key = 'parcel 1/2#0'`);
      expect(yield* all).toEqual([
        { what: "lost", key: calmly[1] },
        { what: "never asked for", key: "nobody/knows" },
        { what: "done 2 times, by lives 0.0, 0.0", key: calmly[0] },
        { what: "a sleep of 1000 ms was over after 950.0 ms of the server's time", key: sleeper },
        { what: "lost", key: "parcel 1/2#0" },
        { what: "never asked for", key: "parcel 1/9#9" },
        { what: "begun 200.0 ms before the end of parcel 1/0#0", key: "parcel 1/1#0" },
      ]);
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)),
  60_000,
);
