import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./generated/paths.ts";

/** A schema of the hub's OpenAPI document by its name. */
export type WebSchema<Name extends keyof components["schemas"]> = components["schemas"][Name];

export type WebClient = Client<paths>;

/**
 * The hub's interface for browsers: typed paths, bodies and problems, no runtime validation. The session
 * travels in its cookie, so requests stay on the page's own origin.
 */
export const makeWebClient = (options: {
  readonly baseUrl: string;
  readonly fetch?: typeof fetch;
}): WebClient =>
  createClient<paths>({
    baseUrl: options.baseUrl,
    credentials: "same-origin",
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
  });
