import { Schema } from "effect";

/** Long poll: seconds (0 to 30) that the hub may hold the request while there is nothing to answer. */
export const WaitQuery = {
  wait: Schema.optionalKey(
    Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 0, maximum: 30 })),
  ),
};
