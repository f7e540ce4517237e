import type { AddressInfo } from "node:net";

/** The port of a server that listens. */
export const portOf = (address: AddressInfo | string | null): number =>
  typeof address === "object" && address !== null ? address.port : 0;
