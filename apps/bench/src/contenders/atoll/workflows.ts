import { WorkflowJournal } from "@atoll/database/workflows/WorkflowJournal";
import * as WorkflowJournalEngine from "@atoll/infra/engine/WorkflowJournalEngine";
import { Layer } from "effect";
import type { Open, Waits, Workflows } from "../../protocol/Contender.ts";
import type { Urls } from "../../protocol/Setup.ts";
import { effectWaits } from "../effect/effectWaits.ts";
import { effectWorkflows } from "../effect/effectWorkflows.ts";
import * as Databases from "./databases.ts";

/** Atoll's engine as a hub that runs alone has it. */
const layer = (urls: Urls) =>
  WorkflowJournalEngine.layer().pipe(
    Layer.provide([WorkflowJournal.layer, Databases.layerOwnership(urls)]),
    Layer.provide(Databases.layer(urls)),
  );

export const openWorkflows: Open<Workflows> = ({ urls }) => effectWorkflows(layer(urls));
export const openWaits: Open<Waits> = ({ urls }) => effectWaits(layer(urls));
