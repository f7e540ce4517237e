import { BodyLimit, defaultBodyLimits } from "@atoll/contract/BodyLimit";
import { Context } from "effect";
import type { HttpApiEndpoint } from "effect/http-api";

const byEncoding = (tag: string): number => {
  switch (tag) {
    case "Json":
      return defaultBodyLimits.json;
    case "FormUrlEncoded":
    case "Text":
      return defaultBodyLimits.form;
    default:
      return defaultBodyLimits.bytes;
  }
};

/** The largest body that the endpoint reads, in bytes; 0 where it reads none. */
export const bodyLimitOf = (endpoint: HttpApiEndpoint.Top): number =>
  Context.get(endpoint.annotations, BodyLimit) ??
  Math.max(0, ...[...endpoint.payload.values()].map(({ encoding }) => byEncoding(encoding._tag)));
