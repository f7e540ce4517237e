import { Database } from "@atoll/database/Database";
import { SystemDatabase } from "@atoll/database/SystemDatabase";
import * as SystemRepositories from "@atoll/database/SystemRepositories";
import * as TenantRepositories from "@atoll/database/TenantRepositories";
import * as Cluster from "@atoll/infra/cluster/Cluster";
import { Layer, Redacted } from "effect";
import type { Urls } from "../../protocol/Setup.ts";

/** The pools of a hub with its defaults: 10 for its tenants' statements and 10 for its own. */
const maxConnections = 10;

/** Atoll's repositories on the contender's database, under the roles the hub has. */
export const layer = ({ app, system }: Urls) =>
  Layer.mergeAll(
    TenantRepositories.layer.pipe(
      Layer.provideMerge(Database.layer({ url: Redacted.make(app), maxConnections })),
    ),
    SystemRepositories.layer.pipe(
      Layer.provideMerge(SystemDatabase.layer({ url: Redacted.make(system), maxConnections })),
    ),
  );

/** This process owns every shard, under the locks and the tenure of a hub that runs alone. */
export const layerOwnership = ({ system }: Urls) => Cluster.layerSingle({ url: Redacted.make(system) });
