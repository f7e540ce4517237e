import { Schema } from "effect";
import { Text } from "../Text.ts";

/** Any origin that is not ours: a path that is truly one stays on it. */
const somewhere = "https://hub.invalid";

/**
 * Whether a browser that is sent there stays with us. Browsers read `\` as `/`, drop tabs and line ends, and take `//`
 * for another host, so the path must come out of the URL parser exactly as it went in.
 */
export const isOwnPath = (path: string): boolean => {
  if (!path.startsWith("/") || /^\/[/\\]/.test(path) || !URL.canParse(path, somewhere)) return false;
  const { origin, pathname, search, hash } = new URL(path, somewhere);
  return origin === somewhere && pathname + search + hash === path;
};

/** A page of ours to go to afterwards, as its absolute path. */
export const RedirectPath = Text({ min: 1, max: 500 }).check(
  Schema.makeFilter((path: string) => isOwnPath(path) || "must be a path of this hub, such as /analyses"),
);
