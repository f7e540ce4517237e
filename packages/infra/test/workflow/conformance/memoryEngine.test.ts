import { Duration } from "effect";
import { WorkflowEngine } from "effect/workflow";
import { conformance } from "./engineConformance.ts";

conformance({
  name: "the engine in memory",
  layer: WorkflowEngine.layerMemory,
  survives: false,
  lateness: Duration.seconds(1),
  deviations: {
    "waits for a child that somebody else had started":
      "only the first start of an execution names its parent, so this one is never woken (4.1.0)",
  },
});
