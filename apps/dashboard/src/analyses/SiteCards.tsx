import { Progress } from "@mantine/core";
import type { AnalysisActivity, AnalysisNode, Run } from "../hub/hub.ts";
import { formatBytes, formatSpan } from "./format.ts";
import styles from "./SiteCards.module.css";
import { StateBadge } from "./StateBadge.tsx";
import { consentWords, runWords } from "./words.ts";

const colours = { calm: "gray", busy: "lagoon", warn: "yellow", good: "lagoon", bad: "red" } as const;

const RunPart = ({ run, site }: { readonly run: Run; readonly site: string }) => (
  <div className={styles["run"]}>
    <div className={styles["row"]}>
      <span className={styles["what"]}>Run{run.attempt > 1 && `, attempt ${run.attempt}`}</span>
      <StateBadge word={runWords[run.state]} />
    </div>
    <div className={styles["row"]}>
      <Progress
        value={run.progress}
        size="md"
        color={colours[runWords[run.state].tone]}
        aria-label={`Progress of the run at ${site}`}
        className={styles["bar"] ?? ""}
      />
      <span className={styles["percent"]}>{run.progress} %</span>
    </div>
    {run.cancelRequestedAt !== null && run.finishedAt === null && <p>Asked to stop.</p>}
    {run.reason !== null && <p className={styles["reason"]}>{run.reason}</p>}
    {run.startedAt !== null && run.finishedAt !== null && (
      <p>
        {formatSpan(run.startedAt, run.finishedAt)}
        {run.usage !== null && `, at most ${formatBytes(run.usage.peakResidentBytes)} of memory`}
      </p>
    )}
  </div>
);

/** `decidedBy` is `node:<id>` where the site's own policy decided, and `user:<id>` where a person did. */
const decider = (decidedBy: string): string =>
  decidedBy.startsWith("node:") ? "(by the site’s policy)" : "(by its steward)";

const SiteCard = ({ node, runs }: { readonly node: AnalysisNode; readonly runs: ReadonlyArray<Run> }) => (
  <li className={styles["card"]}>
    <div className={styles["row"]}>
      <h3>{node.nodeName}</h3>
      <StateBadge word={consentWords[node.consent]} />
    </div>
    <p>
      {node.nodeType === "aggregator"
        ? "Aggregator: adds up what the sites send"
        : `Data set: ${node.dataset}`}
    </p>
    {node.reason !== null && node.reason !== "" && (
      <p className={styles["reason"]}>
        {node.reason}
        {node.decidedBy !== null && <span className={styles["by"]}> {decider(node.decidedBy)}</span>}
      </p>
    )}
    {runs.map((run) => (
      <RunPart key={run.id} run={run} site={node.nodeName} />
    ))}
  </li>
);

/** Each site's consent with its reason, and its runs, the latest attempt first. */
export const SiteCards = ({ activity: { nodes, runs } }: { readonly activity: AnalysisActivity }) => (
  <ul className={styles["cards"]}>
    {nodes.map((node) => (
      <SiteCard
        key={node.nodeId}
        node={node}
        runs={runs.filter(({ nodeId }) => nodeId === node.nodeId).toSorted((a, b) => b.attempt - a.attempt)}
      />
    ))}
  </ul>
);
