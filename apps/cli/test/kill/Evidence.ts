import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import { Effect, Schema } from "effect";
import type { SqlClient } from "effect/sql";
import { sites } from "../../src/demo/islands.ts";
import type { Lagoon } from "./Lagoon.ts";

/** What an analysis left in the database, with names for ids: equal for two analyses that went the same way. */
const Picture = Schema.fromJsonString(
  Schema.Struct({
    state: Schema.String,
    runs: Schema.Array(Schema.String),
    effects: Schema.Array(Schema.String),
    signals: Schema.Array(Schema.String),
    messages: Schema.Array(Schema.String),
    results: Schema.Array(Schema.String),
    /** Without repetitions: an agent that starts a run again says its lines again. */
    log: Schema.Array(Schema.String),
  }),
);
export type Evidence = typeof Picture.Type;

const Row = Schema.Array(Schema.Struct({ picture: Schema.String }));

/** Waits until every signal was delivered, then takes the picture. Connects as superuser. */
export const take = Effect.fnUntraced(function* (
  sql: SqlClient.SqlClient,
  lagoon: Lagoon,
  analysisId: AnalysisId,
) {
  yield* sql`select id from outbox where payload->>'analysisId' = ${analysisId} and delivered_at is null`.pipe(
    Effect.tap((open) => (open.length === 0 ? Effect.void : ProcessTable.pause(20))),
    Effect.repeat({ until: (open) => open.length === 0 }),
    Effect.timeout("60 seconds"),
  );
  const rows = yield* sql`
    select json_build_object(
      'state', (select state from analyses where id = ${analysisId}),
      'runs', (select json_agg(concat_ws(' ', node_id, attempt, state, exit_code, reason) order by node_id, attempt)
        from runs where analysis_id = ${analysisId}),
      'effects', (select json_agg(key || ' ' || kind order by key) from effects where key like ${`${analysisId}/%`}),
      'signals', (select json_agg(concat_ws(' ', kind, payload->>'nodeId', payload->>'state') order by kind, payload->>'nodeId')
        from outbox where payload->>'analysisId' = ${analysisId}),
      'messages', (select json_agg(line order by line) from (
        select concat_ws(' ', sender_node_id, recipient_node_id, count(*), min(sequence), max(sequence),
          count(distinct digest)) as line
        from messages where analysis_id = ${analysisId} group by sender_node_id, recipient_node_id) as flows),
      'results', (select json_agg(concat_ws(' ', path, sha256, size)) from analysis_files
        where analysis_id = ${analysisId} and bucket = 'RESULT'),
      'log', (select json_agg(line order by line) from (
        select distinct concat_ws(' ', node_id, level, message) as line
        from analysis_logs where analysis_id = ${analysisId} and run_id is not null) as lines)
    )::text as picture`;
  const [row] = yield* Schema.decodeUnknownEffect(Row)(rows);
  const named = sites.reduce(
    (text, site) => text.replaceAll(lagoon.nodes[site], site),
    (row?.picture ?? "").replaceAll(analysisId, "<analysis>"),
  );
  return yield* Schema.decodeUnknownEffect(Picture)(named);
});
