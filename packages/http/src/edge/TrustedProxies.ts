import { BlockList, isIPv6 } from "node:net";
import { canonical } from "./Address.ts";

const family = (address: string) => (isIPv6(address) ? "ipv6" : "ipv4");

interface Network {
  readonly address: string;
  readonly prefix: number;
}

/** An address, or one with the length of its prefix: `10.0.0.0/8`, `fd00::/8`, `192.0.2.7`. */
export const parseNetwork = (text: string): Network | undefined => {
  const [written = "", length, ...rest] = text.trim().split("/");
  const address = canonical(written);
  if (address === undefined || rest.length > 0) return undefined;
  const longest = isIPv6(address) ? 128 : 32;
  if (length === undefined) return { address, prefix: longest };
  if (!/^\d{1,3}$/.test(length)) return undefined;
  const prefix = Number(length);
  return prefix <= longest ? { address, prefix } : undefined;
};

/** Whether a peer may say for whom it speaks. */
export interface TrustedProxies {
  /** Asked with a canonical address. */
  readonly has: (address: string) => boolean;
}

/** Nobody: the address of the connection is that of the client. */
export const none: TrustedProxies = { has: () => false };

/** Of what is no network nothing is trusted: settings are checked with `parseNetwork` before. */
export const make = (networks: ReadonlyArray<string>): TrustedProxies => {
  const parsed = networks.map(parseNetwork).filter((network) => network !== undefined);
  if (parsed.length === 0) return none;
  const list = new BlockList();
  for (const { address, prefix } of parsed) list.addSubnet(address, prefix, family(address));
  return { has: (address) => list.check(address, family(address)) };
};
