import { Option } from "effect";
import type { HttpServerRequest } from "effect/http";
import * as Address from "./Address.ts";
import type { TrustedProxies } from "./TrustedProxies.ts";

/** The parts of a header's value between `separator`s that stand in no quoted string (RFC 9110 §5.6.4). */
const split = (value: string, separator: "," | ";"): ReadonlyArray<string> => {
  const parts: Array<string> = [];
  let start = 0;
  let isQuoted = false;
  for (let index = 0; index < value.length; index += 1) {
    const character = value[index];
    if (isQuoted && character === "\\") index += 1;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) {
      parts.push(value.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, value.slice(start)];
};

/** The `for` of an element of `Forwarded` (RFC 7239 §5.2); empty where it has none. */
const forwardedFor = (element: string): string => {
  const pair = split(element, ";").find((part) => /^\s*for\s*=/i.test(part));
  return (pair?.slice(pair.indexOf("=") + 1) ?? "").trim().replace(/^"(.*)"$/, "$1");
};

/** Each hop from the client on; the last is the one whose address the peer saw. */
type Hops = ReadonlyArray<string | undefined>;

const hopsOf = (header: string | undefined, read: (element: string) => string): Hops | undefined =>
  header === undefined ? undefined : split(header, ",").map((element) => Address.ofHop(read(element).trim()));

/** The first from behind that no trusted proxy is; where the chain breaks off, the last that is known. */
const walk = (peer: string, hops: Hops, trusted: TrustedProxies): string => {
  let known = peer;
  for (const hop of hops.toReversed()) {
    if (hop === undefined) return known;
    known = hop;
    if (!trusted.has(hop)) return known;
  }
  return known;
};

/**
 * Whose request this is: the address of the connection, or where that is a trusted proxy, what it says of the client by
 * `X-Forwarded-For` or `Forwarded`. What a client writes into these counts for nothing: only the part behind it, which
 * proxies of ours wrote, is read. Where the two headers lead to different clients one of them is the client's own work,
 * and the proxy's address stands. Null where the connection is gone already.
 */
export const clientAddressOf = (
  request: HttpServerRequest.HttpServerRequest,
  trusted: TrustedProxies,
): string | null => {
  const peer = Address.canonical(Option.getOrElse(request.remoteAddress, () => ""));
  if (peer === undefined) return null;
  if (!trusted.has(peer)) return peer;
  const { headers } = request;
  const [said, other] = [
    hopsOf(headers["x-forwarded-for"], (element) => element),
    hopsOf(headers["forwarded"], forwardedFor),
  ]
    .filter((hops) => hops !== undefined)
    .map((hops) => walk(peer, hops, trusted));
  return other === undefined || other === said ? (said ?? peer) : peer;
};
