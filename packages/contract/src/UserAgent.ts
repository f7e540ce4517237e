import { Context } from "effect";

/**
 * What the program that asked calls itself, as it says; null where nobody did. For people to read, and to tell a device
 * that was seen before from one that was not: never a reason to trust anybody.
 */
export const UserAgent = Context.Reference<string | null>("@atoll/contract/UserAgent", {
  defaultValue: () => null,
});
