/** Which entries are shown: those that fit everything that is named. `from` is included, `to` is not. */
export interface AuditFilter {
  readonly actorId?: string;
  readonly targetType?: string;
  readonly targetId?: string;
  readonly action?: string;
  readonly from?: string;
  readonly to?: string;
}

const fields = ["actorId", "targetType", "targetId", "action", "from", "to"] as const;

/** What of an address is a filter; anything else in it counts for nothing. */
export const filterIn = (search: Readonly<Record<string, unknown>>): AuditFilter =>
  Object.fromEntries(
    fields.flatMap((name) => {
      const value = search[name];
      return typeof value === "string" && value.trim() !== "" ? [[name, value.trim()]] : [];
    }),
  );
