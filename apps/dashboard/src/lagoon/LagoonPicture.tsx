import type { AnalysisActivity, AnalysisNode } from "../hub/hub.ts";
import { formatBytes, plural } from "../analyses/format.ts";
import { hasEnded, runWords } from "../analyses/words.ts";
import { Island } from "./Island.tsx";
import styles from "./LagoonPicture.module.css";
import { centre, islandPlaces, picture, strait } from "./places.ts";

/** More islands than this would cover each other; the lists below the picture show every site. */
const mostIslands = 12;

interface Traffic {
  readonly messages: number;
  readonly bytes: number;
}

const trafficOf = ({ messages }: AnalysisActivity, nodeId: string): { out: Traffic; back: Traffic } => {
  const sum = (flows: AnalysisActivity["messages"]): Traffic =>
    flows.reduce((all, flow) => ({ messages: all.messages + flow.messages, bytes: all.bytes + flow.bytes }), {
      messages: 0,
      bytes: 0,
    });
  return {
    out: sum(messages.filter(({ sender }) => sender === nodeId)),
    back: sum(messages.filter(({ recipient }) => recipient === nodeId)),
  };
};

const currentRun = ({ runs }: AnalysisActivity, nodeId: string) =>
  runs.filter((run) => run.nodeId === nodeId).toSorted((a, b) => b.attempt - a.attempt)[0];

const describe = (sites: ReadonlyArray<AnalysisNode>, total: Traffic): string =>
  `${plural(sites.length, "site")} around one lagoon: ${sites.map(({ nodeName }) => nodeName).join(", ")}. ` +
  `${plural(total.messages, "sealed message")}, ${formatBytes(total.bytes)}, went between them and the aggregator.`;

/** Sites are islands, the aggregator floats in their lagoon, and a strait lights up when a message passes. */
export const LagoonPicture = ({ activity }: { readonly activity: AnalysisActivity }) => {
  const sites = activity.nodes.filter(({ nodeType }) => nodeType === "default");
  const aggregator = activity.nodes.find(({ nodeType }) => nodeType === "aggregator");
  if (sites.length === 0 || sites.length > mostIslands) return null;
  const live = !hasEnded(activity.analysis.state);
  const total = activity.messages.reduce(
    (all, flow) => ({ messages: all.messages + flow.messages, bytes: all.bytes + flow.bytes }),
    { messages: 0, bytes: 0 },
  );
  const stands = islandPlaces(sites.length).flatMap((place, index) => {
    const site = sites[index];
    return site === undefined ? [] : [{ site, place, traffic: trafficOf(activity, site.nodeId) }];
  });

  return (
    <svg
      className={styles["picture"]}
      viewBox={`0 0 ${picture.width} ${picture.height}`}
      role="img"
      aria-label={describe(sites, total)}
    >
      <ellipse className={styles["sea"]} cx={centre.x} cy={picture.height / 2} rx="278" ry="213" />
      <ellipse className={styles["lagoon"]} cx={centre.x} cy={centre.y} rx="150" ry="98" />
      {stands.map(({ site, place, traffic: { out, back } }) => {
        const count = out.messages + back.messages;
        const path = strait(place);
        return (
          <g key={site.nodeId}>
            <path d={path} className={count > 0 ? styles["used"] : styles["strait"]} />
            {live && out.messages > 0 && (
              <path key={`out ${out.messages}`} d={path} pathLength={100} className={styles["out"]} />
            )}
            {live && back.messages > 0 && (
              <path key={`back ${back.messages}`} d={path} pathLength={100} className={styles["back"]} />
            )}
          </g>
        );
      })}
      <g className={styles["raft"]}>
        <circle cx={centre.x} cy={centre.y} r="34" />
        <path
          d={`M${centre.x - 15} ${centre.y + 8}h30l-5 8h-20zM${centre.x} ${centre.y + 5}v-24l14 20h-14z`}
        />
      </g>
      <text x={centre.x} y={centre.y + 54} className={styles["name"]}>
        {aggregator?.nodeName ?? "Aggregator"}
      </text>
      {stands.map(({ site, place, traffic }, index) => {
        const run = currentRun(activity, site.nodeId);
        const count = traffic.out.messages + traffic.back.messages;
        return (
          <Island
            key={site.nodeId}
            place={place}
            shape={index}
            name={site.nodeName}
            consent={site.consent}
            progress={run?.progress ?? null}
            broken={run !== undefined && runWords[run.state].tone === "bad"}
            note={count > 0 ? plural(count, "message") : (site.dataset ?? "")}
          />
        );
      })}
    </svg>
  );
};
