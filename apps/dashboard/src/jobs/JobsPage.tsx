import { Button, Skeleton } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import list from "../analyses/AnalysesPage.module.css";
import { formatInstant } from "../analyses/format.ts";
import { StateBadge } from "../analyses/StateBadge.tsx";
import type { Job } from "../hub/hub.ts";
import { ListFailure } from "../shell/ListFailure.tsx";
import { DeadLetterPanel } from "./DeadLetterPanel.tsx";
import styles from "./Jobs.module.css";
import { jobsQuery } from "./queries.ts";
import { jobWords } from "./words.ts";

const Line = ({ job }: { readonly job: Job }) => (
  <li>
    <Link to="/jobs/$jobId" params={{ jobId: job.id }} className={styles["line"]}>
      <span className={list["name"]}>
        <strong>{job.type}</strong>
        {(job.failure ?? job.progressNote) !== null && <span>{job.failure ?? job.progressNote}</span>}
      </span>
      <span className={list["when"]}>
        <span>{formatInstant(job.createdAt)}</span>
        {job.state === "running" && <span>{job.progress} %</span>}
      </span>
      <span className={list["state"]}>
        <StateBadge word={jobWords[job.state]} />
      </span>
    </Link>
  </li>
);

export const JobsPage = () => {
  useDocumentTitle("Jobs · Atoll");
  const listed = useInfiniteQuery(jobsQuery);
  const { data, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = listed;
  const jobs = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className={list["page"]}>
      <div className={list["head"]}>
        <h1>Jobs</h1>
        <p>What the hub does in the background, newest first.</p>
      </div>
      <ListFailure of={listed} />
      <DeadLetterPanel />
      {isPending && [0, 1, 2].map((place) => <Skeleton key={place} height={64} radius="md" />)}
      {data !== undefined && jobs.length === 0 && (
        <div className={list["empty"]}>
          <h2>No jobs yet</h2>
          <p>
            They are submitted through the <a href="/docs">API</a>, by schedules, and by the hub itself.
          </p>
        </div>
      )}
      {jobs.length > 0 && (
        <ul className={list["list"]}>
          {jobs.map((job) => (
            <Line key={job.id} job={job} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button
          variant="default"
          className={list["more"] ?? ""}
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          More jobs
        </Button>
      )}
    </div>
  );
};
