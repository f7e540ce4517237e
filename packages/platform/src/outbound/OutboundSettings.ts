import { Result, Schema } from "effect";
import * as Setting from "../config/Setting.ts";
import { networks as parseNetworks } from "./PublicAddress.ts";

const split = (text: string) => text.split(",").filter((each) => each.trim() !== "");

/** Read by whoever makes outbound calls to addresses that tenants choose. */
export const networks = Setting.withDefault({
  name: "ATOLL_OUTBOUND_NETWORKS",
  description: "networks that are not public but that login providers may be at, with commas between",
  schema: Schema.String.check(
    Schema.makeFilter((text: string) => Result.isSuccess(parseNetworks(split(text)))),
  ),
  expected: "networks such as 10.20.0.0/16,fd00:20::/32",
  default: "",
  shownDefault: "none",
});

/** The networks of the setting's text, which its schema has checked. */
export const networksOf = (text: string) =>
  Result.getOrElse(parseNetworks(split(text)), () => ({ has: () => false, local: [] }));
