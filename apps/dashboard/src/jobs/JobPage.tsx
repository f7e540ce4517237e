import { Anchor, Button, Progress, Skeleton } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import page from "../analyses/AnalysisPage.module.css";
import { formatInstant, formatSpan } from "../analyses/format.ts";
import { StateBadge } from "../analyses/StateBadge.tsx";
import { sentenceOf } from "../hub/answer.ts";
import type { Job } from "../hub/hub.ts";
import { JsonText } from "../results/JsonText.tsx";
import { Failure } from "../shell/Failure.tsx";
import { Notice } from "../shell/Notice.tsx";
import { Panel } from "../shell/Panel.tsx";
import { useConfirmation } from "../shell/useConfirmation.tsx";
import { AttemptTable } from "./AttemptTable.tsx";
import styles from "./Jobs.module.css";
import { cancelJob, jobQuery } from "./queries.ts";
import { useJobRights } from "./rights.ts";
import { useJobEvents } from "./useJobEvents.ts";
import { isOver, jobWords } from "./words.ts";

const Fact = ({ name, children }: { readonly name: string; readonly children: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Head = ({ job, connected }: { readonly job: Job; readonly connected: boolean }) => {
  const word = jobWords[job.state];
  return (
    <header className={page["head"]}>
      <div className={page["title"]}>
        <h1>{job.type}</h1>
        <StateBadge word={word} size="lg" />
        {!isOver(job.state) && (
          <span className={connected ? page["live"] : page["stale"]}>
            {connected ? "Live" : "Reconnecting"}
          </span>
        )}
      </div>
      <output className={page["spoken"]}>The job is now: {word.text}</output>
      <dl className={page["facts"]}>
        <Fact name="Submitted">{formatInstant(job.createdAt)}</Fact>
        {job.startedAt !== null && job.finishedAt !== null && (
          <Fact name="Took">{formatSpan(job.startedAt, job.finishedAt)}</Fact>
        )}
        <Fact name="Attempts">{`${job.attempts} of ${job.maxAttempts}`}</Fact>
        <Fact name="Priority">{job.priority}</Fact>
      </dl>
    </header>
  );
};

const CancelButton = ({ job }: { readonly job: Job }) => {
  const queryClient = useQueryClient();
  const { queryKey } = jobQuery(job.id);
  const cancel = useMutation({
    mutationFn: () => cancelJob(job.id),
    onSuccess: (cancelled) => queryClient.setQueryData(queryKey, cancelled),
  });
  const { agreed, dialog } = useConfirmation();
  const ask = async () => {
    const isMeant = await agreed({
      title: "Cancel this job?",
      text: "It is asked to stop, and is not tried again. What it has done by then stays done.",
      action: "Cancel the job",
      refusal: "Let it go on",
    });
    if (isMeant) cancel.mutate();
  };
  return (
    <div className={styles["cancel"]}>
      <Button
        size="xs"
        variant="default"
        loading={cancel.isPending}
        disabled={job.cancelRequestedAt !== null}
        onClick={() => void ask()}
      >
        {job.cancelRequestedAt === null ? "Cancel the job" : "Asked to stop"}
      </Button>
      <Failure title="The job goes on" of={cancel.error} />
      {dialog}
    </div>
  );
};

const Loaded = ({ job }: { readonly job: Job }) => {
  const { cancels } = useJobRights();
  return (
    <>
      {job.failure !== null && (
        <Notice tone={job.state === "failed" ? "bad" : "warn"} title="The last attempt failed">
          {job.failure}
        </Notice>
      )}
      <Panel title="Progress" aside={cancels && !isOver(job.state) && <CancelButton job={job} />}>
        <div className={styles["progress"]}>
          <Progress value={job.progress} size="md" color="lagoon" aria-label="Progress of the job" />
          <span>{job.progress} %</span>
        </div>
        {job.progressNote !== null && <p className={styles["note"]}>{job.progressNote}</p>}
      </Panel>
      {job.state === "completed" && job.result !== null && (
        <Panel title="Result">
          <JsonText value={job.result} />
        </Panel>
      )}
      <AttemptTable job={job} />
    </>
  );
};

export const JobPage = ({ jobId }: { readonly jobId: string }) => {
  const { data, error } = useQuery(jobQuery(jobId));
  const connected = useJobEvents(jobId, data !== undefined && !isOver(data.state));
  useDocumentTitle(data === undefined ? "Job · Atoll" : `${data.type}: ${jobWords[data.state].text} · Atoll`);
  return (
    <div className={page["page"]}>
      <nav aria-label="Back">
        <Anchor renderRoot={(props) => <Link to="/jobs" {...props} />} size="sm">
          ← All jobs
        </Anchor>
      </nav>
      {data === undefined ? (
        <h1 className={page["waiting"]}>Job</h1>
      ) : (
        <Head job={data} connected={connected && error === null} />
      )}
      {error !== null && (
        <Notice
          tone="warn"
          title={data === undefined ? "The job cannot be shown" : "This page is not up to date"}
        >
          {sentenceOf(error)}
        </Notice>
      )}
      {data === undefined && error === null && <Skeleton height={160} radius="md" />}
      {data !== undefined && <Loaded job={data} />}
    </div>
  );
};
