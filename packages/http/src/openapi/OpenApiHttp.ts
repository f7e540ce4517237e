import { Effect } from "effect";
import { HttpRouter, HttpServerResponse } from "effect/http";
import { HttpConfig } from "../HttpConfig.ts";

/**
 * The document at `/openapi.json` and the reference at `/docs`. They are public: they say what exists, not what
 * anybody has. Each is made when it is first asked for, so that no start of the hub waits for it.
 */
export const layer = HttpRouter.use(
  Effect.fnUntraced(function* (router) {
    const { publicUrl } = yield* HttpConfig;
    const document = yield* Effect.cached(
      Effect.map(
        Effect.promise(() => import("./OpenApiDocument.ts")),
        ({ openApiDocument }) => HttpServerResponse.jsonUnsafe(openApiDocument(publicUrl)),
      ),
    );
    yield* router.add("GET", "/openapi.json", document);
    const reference = yield* Effect.flatMap(
      Effect.promise(() => import("./ReferencePage.ts")),
      ({ make }) => make(publicUrl),
    ).pipe(Effect.cached);
    yield* router.add("GET", "/docs", reference);
  }),
);
