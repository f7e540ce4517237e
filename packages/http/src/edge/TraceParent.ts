import type { HttpServerRequest } from "effect/http";

/** W3C Trace Context §3.2: version, trace id, parent id and flags; later versions may say more behind them. */
const traceParent = /^(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-[ -~]*)?$/;

const nothing = /^0+$/;

/**
 * The trace that the request belongs to: the caller's by `traceparent`, else one of its own, which is its request id
 * without the dashes.
 */
export const traceIdOf = ({ headers }: HttpServerRequest.HttpServerRequest, requestId: string): string => {
  const given = headers["traceparent"];
  const [, version, traceId = "", parentId = "", more] =
    given === undefined ? [] : (traceParent.exec(given) ?? []);
  const isValid =
    !nothing.test(traceId) && !nothing.test(parentId) && (version !== "00" || more === undefined);
  return version !== undefined && isValid ? traceId : requestId.replaceAll("-", "");
};
