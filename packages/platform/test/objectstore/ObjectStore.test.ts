import { ObjectStore } from "@atoll/platform/objectstore/ObjectStore";
import { objectStoreConformance } from "./objectStoreConformance.ts";

objectStoreConformance("the object store in memory", ObjectStore.layerMemory);
