import { Anchor, Skeleton } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { sentenceOf } from "../hub/answer.ts";
import type { AnalysisActivity } from "../hub/hub.ts";
import { LagoonPicture } from "../lagoon/LagoonPicture.tsx";
import { Notice } from "../shell/Notice.tsx";
import { Panel } from "../shell/Panel.tsx";
import { AnalysisHead } from "./AnalysisHead.tsx";
import styles from "./AnalysisPage.module.css";
import { LogLines } from "./LogLines.tsx";
import { MessageTable } from "./MessageTable.tsx";
import { activityQuery } from "./queries.ts";
import { SiteCards } from "./SiteCards.tsx";
import { StepList } from "./StepList.tsx";
import { analysisWords } from "./words.ts";

const ResultPanel = lazy(() =>
  import("../results/ResultPanel.tsx").then((module) => ({ default: module.ResultPanel })),
);

const Loaded = ({ activity }: { readonly activity: AnalysisActivity }) => {
  const { state, failure } = activity.analysis;
  const word = analysisWords[state];
  return (
    <>
      {failure !== null && (
        <Notice
          tone={word.tone === "bad" ? "bad" : "calm"}
          title={`The analysis ended: ${word.text.toLowerCase()}`}
        >
          {failure}
        </Notice>
      )}
      <section className={styles["steps"]} aria-label="Progress">
        <StepList activity={activity} />
      </section>
      {state === "completed" && (
        <Suspense fallback={<Skeleton height={320} radius="md" />}>
          <ResultPanel activity={activity} />
        </Suspense>
      )}
      <div className={styles["columns"]}>
        <Panel title="Messages" hint="Sealed between the sites; the hub relays what it cannot read.">
          <LagoonPicture activity={activity} />
          <MessageTable activity={activity} />
        </Panel>
        <Panel title="Sites" hint="Consent is given for exactly what was locked.">
          <SiteCards activity={activity} />
        </Panel>
      </div>
      <Panel title="Log" hint="The latest 100 lines.">
        <LogLines activity={activity} />
      </Panel>
    </>
  );
};

export const AnalysisPage = ({ analysisId }: { readonly analysisId: string }) => {
  const { data, error } = useQuery(activityQuery(analysisId));
  useDocumentTitle(
    data === undefined
      ? "Analysis · Atoll"
      : `${data.analysis.name}: ${analysisWords[data.analysis.state].text} · Atoll`,
  );
  return (
    <div className={styles["page"]}>
      <nav aria-label="Back">
        <Anchor renderRoot={(props) => <Link to="/analyses" {...props} />} size="sm">
          ← All analyses
        </Anchor>
      </nav>
      {data === undefined ? (
        <h1 className={styles["waiting"]}>Analysis</h1>
      ) : (
        <AnalysisHead activity={data} connected={error === null} />
      )}
      {error !== null && (
        <Notice
          tone="warn"
          title={data === undefined ? "The analysis cannot be shown" : "This page is not up to date"}
        >
          {sentenceOf(error)}
        </Notice>
      )}
      {data === undefined && error === null && <Skeleton height={220} radius="md" />}
      {data !== undefined && <Loaded activity={data} />}
    </div>
  );
};
