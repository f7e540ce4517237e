import { randomUUID } from "node:crypto";
import type { HttpServerRequest } from "effect/http";

export const requestIdHeader = "x-request-id";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/**
 * The caller's `X-Request-Id` where it is a UUID, else a new one. Nothing else of a client's gets into the
 * log.
 */
export const requestIdOf = (request: HttpServerRequest.HttpServerRequest): string => {
  const given = request.headers[requestIdHeader];
  return given !== undefined && uuid.test(given) ? given.toLowerCase() : randomUUID();
};
