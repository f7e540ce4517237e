import { useQuery } from "@tanstack/react-query";
import { formatMoment, formatSpan } from "../analyses/format.ts";
import table from "../analyses/MessageTable.module.css";
import type { Job, JobAttempt } from "../hub/hub.ts";
import { Panel } from "../shell/Panel.tsx";
import styles from "./Jobs.module.css";
import { attemptsQuery } from "./queries.ts";

const outcomes: Readonly<Record<JobAttempt["outcome"], string>> = {
  completed: "Completed",
  failed: "Failed",
  timedOut: "Timed out",
  cancelled: "Cancelled",
  lost: "Lost with its process",
  released: "Handed over",
};

/** How the attempts of a job ended; nothing where none has. */
export const AttemptTable = ({ job }: { readonly job: Job }) => {
  const { data = [] } = useQuery(attemptsQuery(job.id, job.attempts + (job.finishedAt === null ? 0 : 1)));
  if (data.length === 0) return null;
  return (
    <Panel title="Attempts">
      <table className={table["table"]}>
        <thead>
          <tr>
            <th scope="col">Started</th>
            <th scope="col">Outcome</th>
            <th scope="col">Error</th>
            <th scope="col" className={table["number"]}>
              Took
            </th>
          </tr>
        </thead>
        <tbody>
          {data.map((attempt) => (
            <tr key={attempt.startedAt}>
              <td>{formatMoment(attempt.startedAt)}</td>
              <td>{outcomes[attempt.outcome]}</td>
              <td className={styles["error"]}>{attempt.error ?? ""}</td>
              <td className={table["number"]}>{formatSpan(attempt.startedAt, attempt.endedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
};
