import { Button, Skeleton } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Analysis } from "../hub/hub.ts";
import { ListFailure } from "../shell/ListFailure.tsx";
import styles from "./AnalysesPage.module.css";
import { formatInstant, formatSpan } from "./format.ts";
import { analysesQuery } from "./queries.ts";
import { StateBadge } from "./StateBadge.tsx";
import { analysisWords } from "./words.ts";

const Line = ({ analysis }: { readonly analysis: Analysis }) => (
  <li>
    <Link to="/analyses/$analysisId" params={{ analysisId: analysis.id }} className={styles["line"]}>
      <span className={styles["name"]}>
        <strong>{analysis.name}</strong>
        {analysis.description !== "" && <span>{analysis.description}</span>}
      </span>
      <span className={styles["when"]}>
        <span>{formatInstant(analysis.createdAt)}</span>
        {analysis.submittedAt !== null && analysis.finishedAt !== null && (
          <span>took {formatSpan(analysis.submittedAt, analysis.finishedAt)}</span>
        )}
      </span>
      <span className={styles["state"]}>
        <StateBadge word={analysisWords[analysis.state]} />
      </span>
    </Link>
  </li>
);

export const AnalysesPage = () => {
  useDocumentTitle("Analyses · Atoll");
  const listed = useInfiniteQuery(analysesQuery);
  const { data, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = listed;
  const analyses = data?.pages.flatMap(({ items }) => items) ?? [];

  return (
    <div className={styles["page"]}>
      <div className={styles["head"]}>
        <h1>Analyses</h1>
        <p>Newest first. Choose one to follow it site by site.</p>
      </div>
      <ListFailure of={listed} />
      {isPending && [0, 1, 2].map((place) => <Skeleton key={place} height={76} radius="md" />)}
      {data !== undefined && analyses.length === 0 && (
        <div className={styles["empty"]}>
          <h2>No analyses yet</h2>
          <p>
            Create one with the command line tool or through the <a href="/docs">API</a>; it appears here
            within seconds.
          </p>
        </div>
      )}
      {analyses.length > 0 && (
        <ul className={styles["list"]}>
          {analyses.map((analysis) => (
            <Line key={analysis.id} analysis={analysis} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button
          variant="default"
          className={styles["more"] ?? ""}
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          More analyses
        </Button>
      )}
    </div>
  );
};
