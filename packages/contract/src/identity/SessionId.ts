import { Schema } from "effect";
import { Identifier } from "../Identifier.ts";

export const SessionId = Identifier.pipe(Schema.brand("SessionId"));
export type SessionId = typeof SessionId.Type;
