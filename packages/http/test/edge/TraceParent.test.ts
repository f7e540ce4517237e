import { expect, it } from "@effect/vitest";
import { HttpServerRequest } from "effect/http";
import { traceIdOf } from "../../src/edge/TraceParent.ts";

const requestId = "5f0c6a3e-1c5b-4d0c-9a39-0c8a8c3c9a11";
const own = "5f0c6a3e1c5b4d0c9a390c8a8c3c9a11";
const given = "4bf92f3577b34da6a3ce929d0e0e4736";

it.each([
  [`00-${given}-00f067aa0ba902b7-01`, given],
  [`01-${given}-00f067aa0ba902b7-01-more`, given],
  [`00-${given}-00f067aa0ba902b7-01-more`, own],
  [`ff-${given}-00f067aa0ba902b7-01`, own],
  [`00-${given}-0000000000000000-01`, own],
  [`00-${"0".repeat(32)}-00f067aa0ba902b7-01`, own],
  [`00-${given.toUpperCase()}-00f067aa0ba902b7-01`, own],
  [`00-${given}-00f067aa0ba902b7-01 level=ERROR`, own],
  ["", own],
])("%s belongs to the trace %s", (traceparent, traceId) => {
  const request = HttpServerRequest.fromWeb(new Request("http://hub/", { headers: { traceparent } }));
  expect(traceIdOf(request, requestId)).toBe(traceId);
});
