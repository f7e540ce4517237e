import { Link } from "@tanstack/react-router";
import { formatMoment } from "../analyses/format.ts";
import type { AuditEntry } from "../hub/hub.ts";
import type { AuditFilter } from "./filter.ts";
import styles from "./Audit.module.css";
import { ChangeList } from "./ChangeList.tsx";

const kinds: Readonly<Record<AuditEntry["actor"]["kind"], string>> = {
  anonymous: "Somebody",
  user: "A person",
  node: "A node",
  run: "A run",
  system: "The hub",
};

const credentials = {
  session: "a session",
  accessToken: "an access token",
  apiKey: "an API key",
  externalToken: "a token of a login provider",
};

const byWhat = ({ actor, address, requestId, seal }: AuditEntry): string =>
  [
    actor.credential === null ? "" : `with ${credentials[actor.credential.kind]}`,
    address === null ? "" : `from ${address}`,
    requestId === null ? "" : `request ${requestId}`,
    seal === null ? "not linked into the chain yet" : `number ${seal.sequence} in the chain`,
  ]
    .filter((part) => part !== "")
    .join(", ");

/** Who did what to what, and how it differs. Its links show what else that person or that thing had part in. */
export const EntryLine = ({
  entry,
  filter,
  nameOf,
}: {
  readonly entry: AuditEntry;
  readonly filter: AuditFilter;
  readonly nameOf: (userId: string) => string | undefined;
}) => {
  const { actor, target, action, at, changes } = entry;
  const who = (actor.id === null ? undefined : nameOf(actor.id)) ?? kinds[actor.kind];
  return (
    <li className={styles["entry"]}>
      <p className={styles["what"]}>
        <time dateTime={at}>{formatMoment(at)}</time>
        {actor.id === null ? (
          <strong>{who}</strong>
        ) : (
          <Link to="/audit" search={{ ...filter, actorId: actor.id }} title={`Only by ${actor.id}`}>
            {who}
          </Link>
        )}
        <code>{action}</code>
        <Link
          to="/audit"
          search={{ ...filter, targetType: target.type, targetId: target.id }}
          title="Only about this"
        >
          {target.type} {target.id}
        </Link>
      </p>
      {Object.keys(changes).length > 0 && <ChangeList changes={changes} />}
      <p className={styles["dim"]}>{byWhat(entry)}</p>
    </li>
  );
};
