import { isIPv4, isIPv6 } from "node:net";
import { CurrentRequest } from "@atoll/contract/RequestContext";
import { UserAgent } from "@atoll/contract/UserAgent";
import { sha256 } from "@atoll/security/Digest";
import { Effect } from "effect";

/** From where, and with what, somebody asks. */
export interface Device {
  readonly address: string | null;
  readonly userAgent: string | null;
  /** The same for one program in one network; null where either is not known. */
  readonly key: Uint8Array | null;
}

const longestUserAgent = 512;

const groupsOf = (address: string): ReadonlyArray<string> => {
  const [head = [], tail] = address
    .split("::", 2)
    .map((part) => part.split(":").filter((group) => group !== ""));
  return tail === undefined
    ? head
    : [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => "0"), ...tail];
};

/** The part of a canonical address that names a network: so many octets of IPv4, or groups of IPv6. */
const prefix = (address: string, octets: number, groups: number): string => {
  if (isIPv4(address)) return address.split(".").slice(0, octets).join(".");
  return isIPv6(address) ? groupsOf(address).slice(0, groups).join(":") : address;
};

/** Who is counted by its network: an IPv4 address, or the /64 an IPv6 client may pick any address from. */
export const clientOf = (address: string): string => prefix(address, 4, 4);

/** A person stays in its provider's or hospital's /24 or /48 for long, and moves about in it. */
const networkOf = (address: string): string => prefix(address, 3, 3);

export const currentDevice: Effect.Effect<Device> = Effect.gen(function* () {
  const { address } = yield* CurrentRequest;
  const said = yield* UserAgent;
  const userAgent = said === null ? null : said.slice(0, longestUserAgent).toWellFormed();
  const key =
    address === null || userAgent === null ? null : sha256(JSON.stringify([networkOf(address), userAgent]));
  return { address, userAgent, key };
});
