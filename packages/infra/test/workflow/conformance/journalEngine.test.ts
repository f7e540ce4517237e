import { TenureRepository } from "@atoll/database/cluster/TenureRepository";
import { Database } from "@atoll/database/Database";
import { SystemDatabase } from "@atoll/database/SystemDatabase";
import { WorkflowJournal } from "@atoll/database/workflows/WorkflowJournal";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { Duration, Effect, Layer } from "effect";
import { ShardOwnership } from "../../../src/cluster/ShardOwnership.ts";
import * as WorkflowJournalEngine from "../../../src/engine/WorkflowJournalEngine.ts";
import { conformance } from "./engineConformance.ts";

const layer = (net: Duration.Input) =>
  Layer.unwrap(
    Effect.map(TestPostgres, ({ urls }) =>
      WorkflowJournalEngine.layer({ handOverPatience: "300 millis", net }).pipe(
        Layer.provide([ShardOwnership.layerLocal, WorkflowJournal.layer]),
        Layer.provide(TenureRepository.layer),
        Layer.provide([
          SystemDatabase.layer({ url: urls.system, maxConnections: 4 }),
          Database.layer({ url: urls.app, maxConnections: 4 }),
        ]),
      ),
    ),
  );

conformance({
  name: "our engine on its journal",
  // The net is as slow as in production: it must not catch what a hint has to.
  layer: layer("5 seconds"),
  ignorant: layer("100 millis"),
  survives: true,
  crowd: { light: 200, heavy: 40 },
  lateness: Duration.seconds(3),
  deviations: {},
});
