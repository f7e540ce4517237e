import { Effect, Schema } from "effect";
import { HostileHub } from "./HostileHub.ts";
import type { HostileRequest } from "./HostileRequests.ts";
import type { Answer } from "./wire.ts";

const Operation = Schema.Struct({
  responses: Schema.Record(
    Schema.String,
    Schema.Struct({ content: Schema.optionalKey(Schema.Record(Schema.String, Schema.Unknown)) }),
  ),
});
const Document = Schema.Struct({
  paths: Schema.Record(Schema.String, Schema.Record(Schema.String, Operation)),
});

const ProblemBody = Schema.Struct({
  type: Schema.String,
  status: Schema.Int,
  title: Schema.String,
  requestId: Schema.String,
});
const isProblem = Schema.is(ProblemBody);

const isReadable = (segment: string): boolean => {
  try {
    decodeURIComponent(segment);
    return true;
  } catch {
    return false;
  }
};

const segmentsOf = (path: string): ReadonlyArray<string> =>
  (path.split(/[?#]/, 1)[0] ?? "").split("/").filter((part) => part !== "");

/** Literal segments win over parameters, as in the router. */
const byLiterals = (a: string, b: string): number => a.split("{").length - b.split("{").length;

/** What is wrong with an answer, by the document the hub publishes; none where nothing is. */
export const documented = Effect.gen(function* () {
  const hub = yield* HostileHub;
  const { json } = yield* hub.send("/openapi.json");
  const { paths } = yield* Schema.decodeUnknownEffect(Document)(json);
  const templates = Object.keys(paths).toSorted(byLiterals);

  const templateOf = (path: string): string | undefined => {
    const segments = segmentsOf(path);
    return templates.find((template) => {
      const parts = segmentsOf(template);
      return (
        parts.length === segments.length &&
        parts.every((part, index) => part.startsWith("{") || part === segments[index])
      );
    });
  };

  const faultOfProblem = ({ status, headers, json: body }: Answer): string | undefined => {
    if (!headers["content-type"]?.startsWith("application/problem+json")) {
      return `${status} as ${headers["content-type"]}`;
    }
    if (isProblem(body) && body.status === status) return undefined;
    return `${status} is no problem with type, title and request id`;
  };

  return ({ path, call }: HostileRequest, answer: Answer): string | undefined => {
    const { status, headers } = answer;
    if (status >= 500 || status < 200) return `status ${status}`;
    // What is not HTTP has no request id, and what has no body has no problem in it.
    const isTransport = /about:blank/.test(answer.text);
    if (isTransport || call.method === "HEAD") return undefined;
    const fault = status >= 400 ? faultOfProblem(answer) : undefined;
    if (fault !== undefined) return fault;
    const template = templateOf(path);
    if (template === undefined || !segmentsOf(path).every(isReadable)) {
      const isPage = !/^\/+(api|health)(\/|$)/.test(path) && status === 200;
      return isPage || status === 404 || status === 405 || status === 415 || status === 400
        ? undefined
        : `${status} at a path that is not documented`;
    }
    const operation = paths[template]?.[(call.method ?? "GET").toLowerCase()];
    if (operation === undefined) {
      return status === 405 || status === 415 ? undefined : `${status} for a method that is not documented`;
    }
    const response = operation.responses[String(status)];
    if (response === undefined) return `${status} is not documented`;
    const media = Object.keys(response.content ?? {});
    const type = headers["content-type"]?.split(";", 1)[0] ?? "";
    return media.length === 0 || media.includes(type) ? undefined : `${status} as ${type} is not documented`;
  };
});
