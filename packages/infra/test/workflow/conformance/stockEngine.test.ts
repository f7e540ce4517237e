import { Duration } from "effect";
import { conformance } from "./engineConformance.ts";
import * as StockEngine from "./StockEngine.ts";

conformance({
  name: "the stock engine on PostgreSQL",
  layer: StockEngine.layer,
  survives: true,
  crowd: { light: 40, heavy: 4 },
  lateness: Duration.seconds(15),
  deviations: {
    "says which workflow it leaves alone": "it leaves it alone without a word (4.1.0)",
    "runs attempts of one activity side by side, each once":
      "attempts of one name share a place in its memory, so all but the first are asked again for ever (4.1.0)",
    "waits for a child that somebody else had started":
      "only the first start of an execution names its parent, so this one is never woken (4.1.0)",
  },
});
