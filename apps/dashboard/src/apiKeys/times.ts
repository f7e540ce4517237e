import type { ApiKey } from "../hub/hub.ts";

const day = 86_400_000;

/** By this computer's clock, in milliseconds since 1970. */
const now = (): number => performance.timeOrigin + performance.now();

/** How long a key can live. The longest is a little under what the hub allows, for clocks that differ. */
export const lifetimes = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "180", label: "180 days" },
  { value: "364", label: "364 days" },
];

export const inDays = (days: number): string => new Date(now() + days * day).toISOString();

/** How long a rotated key can work on, in seconds. */
export const overlaps = [
  { value: "0", label: "Not at all" },
  { value: "3600", label: "One hour" },
  { value: "86400", label: "One day" },
  { value: "604800", label: "7 days" },
];

export type KeyState = "active" | "overlapping" | "rotated" | "revoked" | "expired";

const isOver = (instant: string): boolean => Date.parse(instant) <= now();

/** What a key is good for now; `overlapping` works on beside its successor. */
export const stateOf = ({ revokedAt, expiresAt, successor, overlapUntil }: ApiKey): KeyState => {
  if (revokedAt !== null) return "revoked";
  if (successor !== null && (overlapUntil === null || isOver(overlapUntil))) return "rotated";
  if (isOver(expiresAt)) return "expired";
  return successor === null ? "active" : "overlapping";
};
