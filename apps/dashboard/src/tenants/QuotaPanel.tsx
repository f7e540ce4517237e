import { formatBytes, formatCount } from "../analyses/format.ts";
import table from "../analyses/MessageTable.module.css";
import type { Tenant } from "../hub/hub.ts";
import { Panel } from "../shell/Panel.tsx";

type Quotas = Tenant["quotas"];

const rows: ReadonlyArray<readonly [keyof Quotas, string, (amount: number) => string]> = [
  ["members", "Members", formatCount],
  ["projects", "Projects", formatCount],
  ["nodes", "Nodes", formatCount],
  ["apiKeys", "API keys", formatCount],
  ["storageBytes", "Storage", formatBytes],
];

/** How much of each the organisation may have at once. */
export const QuotaPanel = ({ tenant: { quotas } }: { readonly tenant: Tenant }) => (
  <Panel title="Limits" hint="Whoever operates the hub sets them.">
    <table className={table["table"]}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col" className={table["number"]}>
            At most
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, what, shown]) => (
          <tr key={name}>
            <td>{what}</td>
            <td className={table["number"]}>{shown(quotas[name])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Panel>
);
