import { Badge, Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { formatInstant } from "../analyses/format.ts";
import type { OwnSession } from "../hub/hub.ts";
import { Failure } from "../shell/Failure.tsx";
import { Listed } from "../shell/Listed.tsx";
import styles from "../shell/Lines.module.css";
import { Panel } from "../shell/Panel.tsx";
import { useConfirmation } from "../shell/useConfirmation.tsx";
import { endOtherSessions, endSession, ownSessionsQuery } from "./account.ts";
import { deviceOf } from "./device.ts";

const words: ReadonlyMap<string, string> = new Map([
  ["password", "password"],
  ["totp", "authenticator app"],
  ["recovery-code", "recovery code"],
  ["passkey", "passkey"],
  ["provider", "provider"],
]);

/** How its person showed who it is, in words. */
const waysOf = ({ methods }: OwnSession): string =>
  methods
    .filter((method) => method !== "organisation-provider")
    .map((method) => words.get(method) ?? method)
    .join(" and ");

const describe = (session: OwnSession): string => {
  const from = session.address === null ? "" : `, from ${session.address}`;
  const by = session.methods.length === 0 ? "" : `, by ${waysOf(session)}`;
  return `${session.tenant.name}${from}${by}`;
};

const Line = ({ session }: { readonly session: OwnSession }) => {
  const queryClient = useQueryClient();
  const end = useMutation({
    mutationFn: () => endSession(session.id),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  });
  const device = session.kind === "token" ? "A program of yours" : deviceOf(session.userAgent);
  return (
    <li>
      <div className={styles["line"]}>
        <div>
          <strong>{device}</strong> {session.current && <Badge variant="default">This session</Badge>}
          <p>{describe(session)}</p>
          <p>
            Since {formatInstant(session.createdAt)}, last seen {formatInstant(session.lastSeenAt)}
          </p>
        </div>
        {!session.current && (
          <Button
            size="xs"
            variant="default"
            loading={end.isPending}
            aria-label={`End the session of ${device}, last seen ${formatInstant(session.lastSeenAt)}`}
            onClick={() => end.mutate()}
          >
            End
          </Button>
        )}
      </div>
      <Failure title="The session goes on" of={end.error} />
    </li>
  );
};

export const SessionsPanel = () => {
  const queryClient = useQueryClient();
  const listed = useQuery(ownSessionsQuery);
  const sessions = listed.data ?? [];
  const endOthers = useMutation({
    mutationFn: endOtherSessions,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  });
  const { agreed, dialog } = useConfirmation();
  const ask = async () => {
    const isMeant = await agreed({
      title: "End all other sessions?",
      text: "Other browsers and programs of yours have to sign in again. You stay signed in here, and API keys stay.",
      action: "End all others",
    });
    if (isMeant) endOthers.mutate();
  };
  return (
    <Panel title="Where you are signed in" hint="End what you do not know, and change your password then.">
      <div className={styles["form"]}>
        <Listed query={listed} isEmpty={sessions.length === 0}>
          <ul className={styles["lines"]} aria-label="Sessions">
            {sessions.map((session) => (
              <Line key={session.id} session={session} />
            ))}
          </ul>
        </Listed>
        <Failure title="Your other sessions go on" of={endOthers.error} />
        {sessions.length > 1 && (
          <div>
            <Button variant="default" loading={endOthers.isPending} onClick={() => void ask()}>
              End all others
            </Button>
          </div>
        )}
      </div>
      {dialog}
    </Panel>
  );
};
