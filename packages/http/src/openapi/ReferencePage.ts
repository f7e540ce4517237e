import { AtollApi } from "@atoll/contract/AtollApi";
import { createHash } from "node:crypto";
import { Effect } from "effect";
import { HttpRouter, HttpServerResponse } from "effect/http";
import { HttpApiScalar, OpenApi } from "effect/http-api";
import { openApiDocument } from "./OpenApiDocument.ts";

const [scriptStart, scriptEnd] = ["<script>", "</script>"];

const inlineScriptsOf = (html: string): ReadonlyArray<string> => {
  const scripts: Array<string> = [];
  let start = html.indexOf(scriptStart);
  while (start >= 0) {
    const end = html.indexOf(scriptEnd, start);
    if (end < 0) break;
    scripts.push(html.slice(start + scriptStart.length, end));
    start = html.indexOf(scriptStart, end);
  }
  return scripts;
};

/**
 * Scalar's page may run the scripts that are on it, by their digest, and nothing else; it styles itself
 * inline.
 */
const policyFor = (html: string): string => {
  const digests = inlineScriptsOf(html).map(
    (script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
  return [
    "default-src 'none'",
    `script-src ${digests.join(" ")}`,
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
};

const withPolicy = (response: HttpServerResponse.HttpServerResponse) => {
  const html = response.body._tag === "Uint8Array" ? response.body.text : undefined;
  return HttpServerResponse.setHeaders(response, {
    "content-security-policy": policyFor(html ?? ""),
    "cache-control": "no-cache",
  });
};

/** The reference with Scalar's script in the page: nothing is loaded from elsewhere. Some megabytes: make it once. */
export const make = Effect.fnUntraced(function* (publicUrl: URL) {
  const described = AtollApi.annotate(OpenApi.Transform, () => openApiDocument(publicUrl));
  const page = yield* HttpRouter.toHttpEffect(
    HttpApiScalar.layer(described, {
      path: "/docs",
      scalar: { withDefaultFonts: false, hideModels: false, theme: "default" },
    }),
  );
  return withPolicy(yield* page);
}, Effect.scoped);
