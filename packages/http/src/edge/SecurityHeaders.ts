import { HttpServerResponse } from "effect/http";

/** Of an answer that is no page: nothing may be loaded or framed if a browser shows it after all. */
const nothing = "default-src 'none'; frame-ancestors 'none'";

const always = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
};

/** Two years, as browsers' preload lists ask for; only where the hub is reached by HTTPS. */
const transport = { "strict-transport-security": "max-age=63072000; includeSubDomains" };

const unlessSaid = [
  ["content-security-policy", nothing],
  ["cache-control", "no-store"],
] as const;

const secure = { ...always, ...transport };

/**
 * Adds what every answer carries, and `also`. A page says its own policy and caching; everything else gets the
 * strictest.
 */
export const withSecurityHeaders = (
  response: HttpServerResponse.HttpServerResponse,
  options: { readonly https: boolean; readonly also: Readonly<Record<string, string>> },
): HttpServerResponse.HttpServerResponse => {
  const added: Record<string, string> = { ...options.also, ...(options.https ? secure : always) };
  for (const [name, value] of unlessSaid) if (!(name in response.headers)) added[name] = value;
  return HttpServerResponse.setHeaders(response, added);
};
