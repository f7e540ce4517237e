import { Badge, Button, Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { formatInstant } from "../analyses/format.ts";
import { sentenceOf } from "../hub/answer.ts";
import type { OwnSession } from "../hub/hub.ts";
import { Notice } from "../shell/Notice.tsx";
import { Panel } from "../shell/Panel.tsx";
import { endOtherSessions, endSession, ownSessionsQuery } from "./account.ts";
import styles from "./Account.module.css";
import { deviceOf } from "./device.ts";

const Line = ({ session }: { readonly session: OwnSession }) => {
  const queryClient = useQueryClient();
  const end = useMutation({
    mutationFn: () => endSession(session.id),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  });
  const device = deviceOf(session.userAgent);
  return (
    <li className={styles["line"]}>
      <div>
        <strong>{device}</strong> {session.current && <Badge variant="default">This session</Badge>}
        <p>
          {session.tenant.name}
          {session.address !== null && `, from ${session.address}`}, last seen{" "}
          {formatInstant(session.lastSeenAt)}
        </p>
        {end.isError && <p role="alert">{sentenceOf(end.error)}</p>}
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
    </li>
  );
};

export const SessionsPanel = () => {
  const queryClient = useQueryClient();
  const { data, error } = useQuery(ownSessionsQuery);
  const endOthers = useMutation({
    mutationFn: endOtherSessions,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  });
  const failure = error ?? endOthers.error;
  return (
    <Panel title="Where you are signed in" hint="End what you do not know, and change your password then.">
      <div className={styles["form"]}>
        {failure !== null && (
          <Notice tone="bad" title="The list is not up to date">
            {sentenceOf(failure)}
          </Notice>
        )}
        {data === undefined && error === null && <Skeleton height={48} radius="md" />}
        <ul className={styles["lines"]}>
          {data?.map((session) => (
            <Line key={session.id} session={session} />
          ))}
        </ul>
        {data !== undefined && data.length > 1 && (
          <div>
            <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
              End all others
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
};
