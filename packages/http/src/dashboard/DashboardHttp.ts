import { join } from "node:path";
import { Effect, FileSystem } from "effect";
import {
  HttpRouter,
  HttpServerError,
  HttpServerRequest,
  HttpServerResponse,
  HttpStaticServer,
} from "effect/http";
import { pathOf } from "../edge/KnownPaths.ts";
import { HttpConfig } from "../HttpConfig.ts";

/**
 * Files of this origin and nothing else: no code, style or HTML from strings, no frames, no forms. The page is built for
 * it, and tested under it (apps/dashboard/test).
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const page = (html: string): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.text(html, {
    contentType: "text/html; charset=utf-8",
    headers: { "content-security-policy": policy, "cache-control": "no-cache" },
  });

const notBuilt = page(
  "<!doctype html><html lang=en><meta charset=utf-8><title>Atoll</title><h1>Atoll is running</h1>" +
    "<p>The dashboard is not built here. The interface is described at <a href=/docs>/docs</a>.</p></html>",
);

/** Paths of programs: a mistake there is answered with a problem, never with the page. */
const isApi = (path: string): boolean => /^\/(api|health)(\/|$)/.test(path);

const wantsPage = (path: string, request: HttpServerRequest.HttpServerRequest): boolean =>
  !path.slice(path.lastIndexOf("/") + 1).includes(".") &&
  (request.headers["accept"] ?? "*/*").split(",").some((type) => /html|\*\/\*/.test(type));

/** Files under `assets` carry the digest of their content in their names. */
const cachingOf = (path: string): string =>
  path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";

/** The built dashboard: its files, and its page for every other address that a browser asks for. */
export const layer = HttpRouter.use(
  Effect.fnUntraced(function* (router) {
    const files = yield* FileSystem.FileSystem;
    const { dashboard } = yield* HttpConfig;
    const assets = yield* HttpStaticServer.make({ root: dashboard, index: undefined });

    const index = files.readFileString(join(dashboard, "index.html")).pipe(
      Effect.map(page),
      Effect.orElseSucceed(() => notBuilt),
    );

    const answer = Effect.gen(function* () {
      const request = yield* HttpServerRequest.HttpServerRequest;
      const path = pathOf(request.url);
      const notFound = new HttpServerError.HttpServerError({
        reason: new HttpServerError.RouteNotFound({ request }),
      });
      if (isApi(path)) return yield* notFound;
      if (wantsPage(path, request)) return yield* index;
      // Whatever a path makes the file system say (too long, not a folder, NUL), there is no such file.
      const response = yield* Effect.mapError(assets, () => notFound);
      return HttpServerResponse.setHeader(response, "cache-control", cachingOf(path));
    });

    yield* router.add("GET", "/*", answer);
  }),
);
