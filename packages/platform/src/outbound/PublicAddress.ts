import { BlockList, isIPv4, isIPv6 } from "node:net";
import { Result } from "effect";

/** IPv4 that is not of the public internet (IANA special-purpose registry, RFC 6890, and multicast). */
const special = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  special.addSubnet(network, prefix, "ipv4");
}

/**
 * What IPv6 has given out for the public internet. All else is refused by not being in it: loopback, link-local, unique
 * local, multicast, v4-mapped, and NAT64 (RFC 6052), behind which any IPv4 address can stand.
 */
const globalUnicast = new BlockList();
globalUnicast.addSubnet("2000::", 3, "ipv6");

/** Within it: protocol assignments with Teredo, documentation, and 6to4, which carries an IPv4 address. */
for (const [network, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const) {
  special.addSubnet(network, prefix, "ipv6");
}

/** Whether an address, as `dns.lookup` writes it, is one of the public internet. False for what is no address. */
export const isPublicAddress = (address: string): boolean => {
  if (isIPv4(address)) return !special.check(address, "ipv4");
  return isIPv6(address) && globalUnicast.check(address, "ipv6") && !special.check(address, "ipv6");
};

/** A set of networks; tells nothing of addresses it cannot read. */
export interface Networks {
  readonly has: (address: string) => boolean;
  /** Of those it was made from, the ones that hold or lie in loopback or link-local addresses. */
  readonly local: ReadonlyArray<string>;
}

const localNetworks = [
  ["127.0.0.0", 8],
  ["0.0.0.0", 8],
  ["169.254.0.0", 16],
  ["::", 127],
  ["fe80::", 10],
] as const;

const familyOf = (address: string) => (isIPv4(address) ? "ipv4" : "ipv6");

const listOf = (base: string, prefix: number) => {
  const list = new BlockList();
  list.addSubnet(base, prefix, familyOf(base));
  return list;
};

const parse = (text: string) => {
  const [base = "", prefix, ...rest] = text.trim().split("/");
  const bits = Number(prefix);
  const most = isIPv4(base) ? 32 : isIPv6(base) ? 128 : -1;
  const isPrefix = prefix !== undefined && /^\d{1,3}$/.test(prefix) && bits <= most;
  return rest.length === 0 && isPrefix ? Result.succeed({ base, prefix: bits }) : Result.fail(text.trim());
};

/** Two networks overlap exactly when one holds the other's first address. */
const isLocal = ({ base, prefix }: { readonly base: string; readonly prefix: number }) =>
  localNetworks.some(
    ([local, localPrefix]) =>
      familyOf(local) === familyOf(base) &&
      (listOf(local, localPrefix).check(base, familyOf(base)) ||
        listOf(base, prefix).check(local, familyOf(local))),
  );

/** From networks as `10.20.0.0/16`; fails with the first that is none. */
export const networks = (texts: ReadonlyArray<string>): Result.Result<Networks, string> =>
  Result.map(Result.all(texts.map(parse)), (parsed) => {
    const lists = parsed.map(({ base, prefix }) => ({ base, list: listOf(base, prefix) }));
    return {
      has: (address) =>
        (isIPv4(address) || isIPv6(address)) &&
        lists.some(
          ({ base, list }) => familyOf(base) === familyOf(address) && list.check(address, familyOf(address)),
        ),
      local: parsed.filter(isLocal).map(({ base, prefix }) => `${base}/${prefix}`),
    };
  });
