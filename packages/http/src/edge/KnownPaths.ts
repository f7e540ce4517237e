import { AtollApi } from "@atoll/contract/AtollApi";
import { HttpApi } from "effect/http-api";

interface KnownPath {
  readonly method: string;
  readonly segments: ReadonlyArray<string>;
}

const segmentsOf = (path: string): ReadonlyArray<string> => path.split("/").filter((part) => part !== "");

const endpoints = (): ReadonlyArray<KnownPath> => {
  const found: Array<KnownPath> = [];
  HttpApi.reflect(AtollApi, {
    onGroup: () => {},
    onEndpoint: ({ endpoint }) => {
      found.push({ method: endpoint.method, segments: segmentsOf(endpoint.path) });
    },
  });
  return found;
};

const known: ReadonlyArray<KnownPath> = [
  ...endpoints(),
  ...["/openapi.json", "/docs"].map((path) => ({ method: "GET", segments: segmentsOf(path) })),
];

/** The path without its query; duplicate and trailing slashes do not count, as in the router. */
export const pathOf = (url: string): string => `/${segmentsOf(url.split(/[?#]/, 1)[0] ?? "").join("/")}`;

/** The methods that the path of `url` supports, for `Allow`; none where the path is unknown. */
export const allowedMethods = (url: string): ReadonlyArray<string> => {
  const segments = segmentsOf(pathOf(url));
  const methods = known
    .filter(
      (path) =>
        path.segments.length === segments.length &&
        path.segments.every((part, index) => part.startsWith(":") || part === segments[index]),
    )
    .map(({ method }) => method);
  const withHead = methods.includes("GET") ? [...methods, "HEAD"] : methods;
  return [...new Set(withHead)].toSorted();
};
