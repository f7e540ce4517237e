import type { AnalysisActivity } from "../hub/hub.ts";
import styles from "./AnalysisPage.module.css";
import { formatInstant, formatSpan, plural } from "./format.ts";
import { StateBadge } from "./StateBadge.tsx";
import { analysisWords, hasEnded } from "./words.ts";

const Fact = ({ name, children }: { readonly name: string; readonly children: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const short = (digest: string): string => `${digest.slice(0, 12)}…`;

/** Name, state and dates; says each new state to screen readers. */
export const AnalysisHead = ({
  activity: { analysis },
  connected,
}: {
  readonly activity: AnalysisActivity;
  readonly connected: boolean;
}) => {
  const word = analysisWords[analysis.state];
  const live = !hasEnded(analysis.state);
  return (
    <header className={styles["head"]}>
      <div className={styles["title"]}>
        <h1>{analysis.name}</h1>
        <StateBadge word={word} size="lg" />
        {live && (
          <span className={connected ? styles["live"] : styles["stale"]}>
            {connected ? "Live" : "Reconnecting"}
          </span>
        )}
      </div>
      <output className={styles["spoken"]}>The analysis is now: {word.text}</output>
      {analysis.description !== "" && <p>{analysis.description}</p>}
      <dl className={styles["facts"]}>
        <Fact name="Created">{formatInstant(analysis.createdAt)}</Fact>
        {analysis.submittedAt !== null && <Fact name="Submitted">{formatInstant(analysis.submittedAt)}</Fact>}
        {analysis.submittedAt !== null && analysis.finishedAt !== null && (
          <Fact name="Took">{formatSpan(analysis.submittedAt, analysis.finishedAt)}</Fact>
        )}
        <Fact name="Quorum">{plural(analysis.quorum, "site")}</Fact>
        {analysis.manifestDigest !== null && <Fact name="Manifest">{short(analysis.manifestDigest)}</Fact>}
      </dl>
    </header>
  );
};
