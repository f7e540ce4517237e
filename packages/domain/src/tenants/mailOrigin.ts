import { CurrentRequest } from "@atoll/contract/RequestContext";
import { DateTime, Effect } from "effect";
import type { Origin } from "../mail/MailTemplate.ts";

/** What a mail says of the request that it was sent for. */
export const mailOrigin = (by: string | null): Effect.Effect<Origin> =>
  Effect.gen(function* () {
    const { address } = yield* CurrentRequest;
    return { at: yield* DateTime.now, by, address, userAgent: null };
  });
