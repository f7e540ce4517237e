import { Schema } from "effect";
import { Identifier } from "../Identifier.ts";

export const NodeId = Identifier.pipe(Schema.brand("NodeId"));
export type NodeId = typeof NodeId.Type;
