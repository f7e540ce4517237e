import { isIP, isIPv4, isIPv6 } from "node:net";

const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/;

const dotted = (high: string, low: string): string => {
  const bits = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return bits.flatMap((pair) => [pair >>> 8, pair & 255]).join(".");
};

/**
 * The one spelling of an IP address: IPv4 dotted, IPv6 as RFC 5952 writes it, an IPv4 address in IPv6 (RFC 4291
 * §2.5.5.2) as IPv4, without a zone. Undefined where the text is no address.
 */
export const canonical = (text: string): string | undefined => {
  const family = isIP(text);
  if (family === 4) return text;
  if (family === 0) return undefined;
  const plain = text.split("%", 1)[0] ?? "";
  const written = new URL(`http://[${plain}]`).hostname.slice(1, -1);
  const [, high, low] = mapped.exec(written) ?? [];
  return high === undefined || low === undefined ? written : dotted(high, low);
};

const port = /^(?:\[(?<six>[^\]]+)\]|(?<four>[0-9.]+))(?::[0-9]{1,5})?$/;

/** The address of a hop as proxies write it, with or without a port or brackets; undefined where it is none. */
export const ofHop = (text: string): string | undefined => {
  const { six, four } = port.exec(text)?.groups ?? {};
  return canonical(six ?? four ?? text);
};

/** The eight groups of a canonical IPv6 address. */
const groupsOf = (address: string): ReadonlyArray<string> => {
  const [head = "", tail] = address
    .split("::", 2)
    .map((part) => part.split(":").filter((group) => group !== ""));
  if (tail === undefined) return [...head];
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => "0"), ...tail];
};

/**
 * What counts as one client for limits: an IPv4 address, or the /64 that an IPv6 client is given whole and may pick
 * any address from (RFC 6177 §2).
 */
export const clientNetwork = (address: string): string =>
  isIPv4(address) || !isIPv6(address) ? address : `${groupsOf(address).slice(0, 4).join(":")}::/64`;
