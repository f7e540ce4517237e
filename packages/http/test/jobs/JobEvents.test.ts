import { get as httpGet } from "node:http";
import { expect, layer } from "@effect/vitest";
import { Effect } from "effect";
import { someId } from "../support/fakeCallers.ts";
import { stuckId } from "../support/fakeDomain.ts";
import { TestHub } from "../support/TestHub.ts";

const path = (id: string) => `/api/v1/jobs/${id}/events`;
const authorization = "Bearer viewer";

const eventsIn = (text: string) =>
  text
    .split("\n\n")
    .filter((block) => block.trim() !== "")
    .map((block) => Object.fromEntries(block.split("\n").map((line) => line.split(/: ?(.*)/s).slice(0, 2))));

layer(TestHub.layer, { excludeTestServices: true })("the events of a job", (it) => {
  it.effect("tell where it stands, end with it, and go on from the last event that was heard", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const { status, headers, text } = yield* hub.send(path(someId), { headers: { authorization } });
      expect(status).toBe(200);
      expect(headers["content-type"]).toMatch(/^text\/event-stream/);
      const events = eventsIn(text);
      expect(events.map(({ event }) => event)).toEqual(["progress", "progress", "end"]);
      expect(events.map(({ data }) => JSON.parse(data).progress)).toEqual([0, 50, 100]);
      const ids = events.map(({ id }) => id);
      expect(new Set(ids).size).toBe(3);

      const again = yield* hub.send(path(someId), { headers: { authorization, "last-event-id": ids[0] } });
      expect(eventsIn(again.text).map(({ id }) => id)).toEqual(ids.slice(1));
      // The end is told to everybody who asks.
      const late = yield* hub.send(path(someId), { headers: { authorization, "last-event-id": ids[2] } });
      expect(eventsIn(late.text).at(-1)).toMatchObject({ event: "end", id: ids[2] });
    }),
  );

  it.effect("of a job that is not there are a problem", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const other = `02${someId.slice(2)}`;
      expect(yield* hub.send(path(other), { headers: { authorization } })).toMatchObject({
        status: 404,
        json: { type: "urn:atoll:problem:job-not-found" },
      });
    }),
  );

  it.effect("come as they happen, and the reader may leave", () =>
    Effect.gen(function* () {
      const { url } = yield* TestHub;
      const first = yield* Effect.promise(
        () =>
          new Promise<string>((resolve, reject) => {
            const request = httpGet(`${url}${path(stuckId)}`, { headers: { authorization } }, (response) => {
              response.once("data", (chunk: Buffer) => {
                resolve(chunk.toString("utf8"));
                request.destroy();
              });
            });
            request.on("error", reject);
          }),
      );
      expect(eventsIn(first)).toMatchObject([{ event: "progress" }]);
    }),
  );
});
