import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { sentenceOf } from "../hub/answer.ts";
import type { AnalysisActivity } from "../hub/hub.ts";
import { Notice } from "../shell/Notice.tsx";
import { Panel } from "../shell/Panel.tsx";
import { DownloadButton } from "./DownloadButton.tsx";
import { FitComparison } from "./FitComparison.tsx";
import { JsonText } from "./JsonText.tsx";
import { readLogisticFit } from "./LogisticFit.ts";
import { fileQuery, pooledFile, resultQuery } from "./resultQueries.ts";
import type { Downloaded } from "./resultQueries.ts";

const Shown = ({ result, pooled }: { readonly result: Downloaded; readonly pooled: unknown }) => {
  const fit = readLogisticFit(result.json);
  if (fit !== null) return <FitComparison federated={fit} pooled={readLogisticFit(pooled)} />;
  return result.json === undefined ? (
    <p>The result is not JSON, or too large to be shown here. Download it to read it.</p>
  ) : (
    <JsonText value={result.json} />
  );
};

export const ResultPanel = ({ activity: { analysis, files } }: { readonly activity: AnalysisActivity }) => {
  const result = useQuery(resultQuery(analysis.id));
  const reference = pooledFile(files);
  const pooled = useQuery(fileQuery(analysis.id, reference?.id));
  const waiting = result.isPending || (reference !== undefined && pooled.isPending);
  return (
    <Panel
      title="Result"
      aside={
        result.data && (
          <DownloadButton
            bytes={result.data.bytes}
            name={`${analysis.id}-result.json`}
            label="Download the result"
          />
        )
      }
    >
      {[result.error, pooled.error].map(
        (error, place) =>
          error !== null && (
            <Notice key={place} tone="bad" title="The download failed">
              {sentenceOf(error)}
            </Notice>
          ),
      )}
      {waiting && <Skeleton height={320} radius="md" />}
      {!waiting && result.data && <Shown result={result.data} pooled={pooled.data?.json} />}
    </Panel>
  );
};
