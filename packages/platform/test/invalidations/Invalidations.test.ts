import { Invalidations } from "@atoll/platform/invalidations/Invalidations";
import { invalidationsConformance } from "./invalidationsConformance.ts";

invalidationsConformance("invalidations in memory", Invalidations.layerMemory, Invalidations);
