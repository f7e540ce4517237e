import { WorkflowEngine } from "effect/workflow";
import type { Open, Workflows } from "../../protocol/Contender.ts";
import { effectWorkflows } from "./effectWorkflows.ts";

export const openWorkflows: Open<Workflows> = () => effectWorkflows(WorkflowEngine.layerMemory);
