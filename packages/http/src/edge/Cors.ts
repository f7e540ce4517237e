import { HttpServerRequest, HttpServerResponse } from "effect/http";

type Request = HttpServerRequest.HttpServerRequest;
type Response = HttpServerResponse.HttpServerResponse;

const requestHeaders =
  "authorization, content-type, idempotency-key, if-match, last-event-id, traceparent, x-request-id";

const answerHeaders =
  "etag, idempotency-replayed, ratelimit, ratelimit-policy, retry-after, www-authenticate, x-request-id";

/**
 * What pages of other origins may do (Fetch §3.2): nothing, but for those of the list. These may call with a bearer
 * token; never with the session's cookie, for which there is no `Access-Control-Allow-Credentials`.
 */
export interface Cors {
  /** The answer to the question that a browser asks before the call; undefined where the call is none or refused. */
  readonly preflight: (request: Request) => Response | undefined;
  /** Lets the page that asked read the answer. */
  readonly open: (request: Request, response: Response) => Response;
}

const local = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether the text is an origin as a browser sends it, of HTTPS; of HTTP only where that is this machine. */
export const isOrigin = (text: string): boolean => {
  if (!URL.canParse(text) || text.includes("*")) return false;
  const { origin, protocol, hostname } = new URL(text);
  return origin === text && (protocol === "https:" || (protocol === "http:" && local.has(hostname)));
};

/** Nobody: no header says anything about other origins. */
export const closed: Cors = { preflight: () => undefined, open: (_, response) => response };

/** `origins` are exact: scheme, host and port as browsers send them. */
export const make = (origins: ReadonlyArray<string>): Cors => {
  if (origins.length === 0) return closed;
  const known = new Set(origins);
  const originOf = ({ headers }: Request): string | undefined => {
    const { origin } = headers;
    return origin !== undefined && known.has(origin) ? origin : undefined;
  };
  return {
    preflight: (request) => {
      const asked = request.headers["access-control-request-method"];
      if (request.method !== "OPTIONS" || asked === undefined || originOf(request) === undefined)
        return undefined;
      return HttpServerResponse.empty({
        status: 204,
        headers: {
          "access-control-allow-methods": "GET, HEAD, POST, PUT, PATCH, DELETE",
          "access-control-allow-headers": requestHeaders,
          "access-control-max-age": "600",
        },
      });
    },
    open: (request, response) => {
      const origin = originOf(request);
      // Said in any case: a cache must not give the answer for one origin to another.
      const vary = { vary: "Origin" };
      return HttpServerResponse.setHeaders(
        response,
        origin === undefined
          ? vary
          : {
              ...vary,
              "access-control-allow-origin": origin,
              "access-control-expose-headers": answerHeaders,
            },
      );
    },
  };
};
