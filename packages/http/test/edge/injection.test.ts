import { expect, layer } from "@effect/vitest";
import { Effect, Layer, Logger } from "effect";
import { TestHub } from "../support/TestHub.ts";

const lines: Array<string> = [];
const captured = Logger.layer([Logger.map(Logger.formatJson, (line) => void lines.push(line))]);

const mark = "forged";
const id = "5f0c6a3e-1c5b-4d0c-9a39-0c8a8c3c9a11";
const trace = "4bf92f3577b34da6a3ce929d0e0e4736";

/** Everything that a client may write and a careless server would log or repeat. */
const hostile = {
  "x-request-id": `${mark}\tlevel=ERROR`,
  traceparent: `00-${trace}-00f067aa0ba902b7-01 ${mark}`,
  "user-agent": `${mark} \u0080`,
  "x-forwarded-for": `${mark}, 203.0.113.7`,
  referer: `https://evil.example/${mark}`,
  "accept-language": mark,
  origin: `https://${mark}.example`,
};

layer(TestHub.layer.pipe(Layer.provideMerge(captured)), { excludeTestServices: true })(
  "what a client writes",
  (it) => {
    it.effect("is not in the log of a fault of ours, nor in the answer's headers", () =>
      Effect.gen(function* () {
        const hub = yield* TestHub;
        const headers = { ...hostile, authorization: "Bearer owner" };
        const answer = yield* hub.send("/api/v1/auth/me", { headers });
        expect(answer.status).toBe(500);
        const line = lines.find((said) => said.includes(String(answer.headers["x-request-id"])));
        expect(line).toContain("secret detail of a defect");
        expect(lines.join("\n")).not.toContain(mark);
        expect(JSON.stringify(answer.headers)).not.toContain(mark);
      }),
    );

    it.effect("is there as an id and a trace where it is one", () =>
      Effect.gen(function* () {
        const hub = yield* TestHub;
        const traceparent = `00-${trace}-00f067aa0ba902b7-01`;
        const headers = { authorization: "Bearer owner", "x-request-id": id, traceparent };
        yield* hub.send("/api/v1/auth/me", { headers });
        const line = lines.find((said) => said.includes(id));
        expect(JSON.parse(line ?? "")).toMatchObject({ annotations: { requestId: id, traceId: trace } });
      }),
    );

    it.effect.each([
      `/api/v1/%0d%0aset-cookie:${mark}=1`,
      `/%0a${mark}.js`,
      `/api/v1/projects?limit=%0d%0a${mark}`,
    ])("%s splits neither answer nor log", (path) =>
      Effect.gen(function* () {
        const hub = yield* TestHub;
        const answer = yield* hub.send(path, { headers: { authorization: "Bearer owner" } });
        expect([400, 404]).toContain(answer.status);
        expect(JSON.stringify(answer.headers)).not.toContain(mark);
        expect(lines.join("\n")).not.toContain(mark);
      }),
    );
  },
);
