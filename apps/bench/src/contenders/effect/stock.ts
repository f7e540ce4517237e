import type { Open, Waits, Workflows } from "../../protocol/Contender.ts";
import { effectWaits } from "./effectWaits.ts";
import { effectWorkflows } from "./effectWorkflows.ts";
import * as StockEngine from "./stockEngine.ts";

export const openWorkflows: Open<Workflows> = ({ urls }) => effectWorkflows(StockEngine.layer(urls.owner));

export const openWaits: Open<Waits> = ({ urls }) => effectWaits(StockEngine.layer(urls.owner));
