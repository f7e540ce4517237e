import type { AuditEntry } from "../hub/hub.ts";
import styles from "./Audit.module.css";

type Changes = AuditEntry["changes"];

const member = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

/** A value as one reads it. What is long or confidential stands as its digest in the trail. */
export const shownValue = (value: unknown): string => {
  if (value === null || value === undefined) return "nothing";
  if (typeof value === "string") return value === "" ? "an empty text" : value;
  const digest = member(value, "sha256");
  if (typeof digest === "string") {
    return `${String(member(value, "length"))} characters, SHA-256 ${digest.slice(0, 16)}…`;
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};

/** `mfaRequired` as "mfa required". */
const words = (field: string): string => field.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();

/** Each field that was changed: as it was, and as it is. */
export const ChangeList = ({ changes }: { readonly changes: Changes }) => (
  <dl className={styles["changes"]}>
    {Object.entries(changes).map(([field, { before, after }]) => (
      <div key={field}>
        <dt>{words(field)}</dt>
        <dd>
          {before !== null && (
            <span className={styles["before"]}>
              <span className={styles["sign"]} aria-hidden="true">
                −
              </span>
              <span className={styles["spoken"]}>was: </span>
              {shownValue(before)}
            </span>
          )}
          <span className={styles["after"]}>
            <span className={styles["sign"]} aria-hidden="true">
              +
            </span>
            <span className={styles["spoken"]}>is: </span>
            {shownValue(after)}
          </span>
        </dd>
      </div>
    ))}
  </dl>
);
