import { Duration } from "effect";
import { WorkflowEngine } from "effect/workflow";
import { conformance } from "./engineConformance.ts";

conformance({
  name: "the engine in memory",
  layer: WorkflowEngine.layerMemory,
  survives: false,
  crowd: { light: 40, heavy: 4 },
  lateness: Duration.seconds(3),
  deviations: {
    "waits for a child that somebody else had started":
      "only the first start of an execution names its parent, so this one is never woken (4.1.0)",
  },
});
