import type { JobId } from "@atoll/contract/jobs/Job";
import { Effect, Redacted, Schema } from "effect";
import { currentTenant } from "../caller.ts";
import * as SealedFor from "../keys/SealedFor.ts";
import { TenantKeys } from "../keys/TenantKeys.ts";
import { MailTemplate } from "./MailTemplate.ts";

/** To whom a mail goes and what it says. */
export const MailContent = Schema.Struct({
  to: Schema.Struct({ name: Schema.optionalKey(Schema.String), address: Schema.String }),
  template: MailTemplate,
});
export type MailContent = typeof MailContent.Type;

const ContentJson = Schema.fromJsonString(Schema.toCodecJson(MailContent));
const encode = Schema.encodeEffect(ContentJson);
const decode = Schema.decodeUnknownEffect(ContentJson);

/** Sealed by a release that wrote other templates. */
export class MailUnreadable extends Schema.TaggedError<MailUnreadable>()("MailUnreadable", {}) {
  override get message(): string {
    return "This release cannot read what the mail says.";
  }
}

/**
 * The only way in and out of a sealed mail, which is the current tenant's and the job's: in another job it does not open. No
 * failure tells anything of the content.
 */
export const make = Effect.gen(function* () {
  const keys = yield* TenantKeys;
  return {
    /** Content that does not fit its schema is a defect. To be written in the transaction in which it is sealed. */
    seal: Effect.fnUntraced(function* (jobId: JobId, content: MailContent) {
      const misfit = new Error(`The variables of ${content.template._tag} do not fit its schema`);
      const json = yield* encode(content).pipe(Effect.catchTag("SchemaError", () => Effect.die(misfit)));
      const bytes = new TextEncoder().encode(json);
      const purpose = SealedFor.mail(yield* currentTenant, jobId);
      return yield* keys.seal(Redacted.make(bytes, { label: "mail" }), purpose);
    }),
    open: Effect.fnUntraced(function* (jobId: JobId, sealed: Uint8Array) {
      const tenantId = yield* currentTenant;
      const bytes = yield* keys.open(sealed, SealedFor.mailIn(sealed, tenantId, jobId));
      const json = new TextDecoder().decode(Redacted.value(bytes));
      return yield* Effect.mapError(decode(json), () => new MailUnreadable());
    }),
  };
});
