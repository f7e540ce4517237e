import type { AnalysisActivity } from "../hub/hub.ts";
import { formatBytes, formatCount } from "./format.ts";
import styles from "./MessageTable.module.css";

/** Who sent how much to whom. Contents are sealed: the hub cannot read them either. */
export const MessageTable = ({ activity: { messages, nodes } }: { readonly activity: AnalysisActivity }) => {
  const nameOf = (id: string) => nodes.find(({ nodeId }) => nodeId === id)?.nodeName ?? "A former site";
  if (messages.length === 0) return <p className={styles["none"]}>No messages yet.</p>;
  return (
    <table className={styles["table"]}>
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">To</th>
          <th scope="col" className={styles["number"]}>
            Messages
          </th>
          <th scope="col" className={styles["number"]}>
            Size
          </th>
        </tr>
      </thead>
      <tbody>
        {messages.map((flow) => (
          <tr key={`${flow.sender} ${flow.recipient}`}>
            <td>{nameOf(flow.sender)}</td>
            <td>{nameOf(flow.recipient)}</td>
            <td className={styles["number"]}>{formatCount(flow.messages)}</td>
            <td className={styles["number"]}>{formatBytes(flow.bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
