import type { Open, Workflows } from "../../protocol/Contender.ts";
import { effectWorkflows } from "./effectWorkflows.ts";
import * as StockEngine from "./stockEngine.ts";

export const openWorkflows: Open<Workflows> = ({ urls }) => effectWorkflows(StockEngine.layer(urls.owner));
