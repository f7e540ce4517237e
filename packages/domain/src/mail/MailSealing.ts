import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import { unwrap, wrap } from "@atoll/security/KeyWrap";
import { Context, Effect, Redacted, Schema } from "effect";
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

/** What the sealing is bound to: copied into another organisation's row it does not open. */
const purpose = (tenantId: TenantId): string => `mail/${tenantId}`;

/** The only way in and out of a sealed mail. No failure tells anything of the content. */
export const make = Effect.gen(function* () {
  const keys = Context.make(KeyEncryptionKey, yield* KeyEncryptionKey);
  return {
    /** Content that does not fit its schema is a defect. */
    seal: Effect.fnUntraced(function* (tenantId: TenantId, content: MailContent) {
      const misfit = new Error(`The variables of ${content.template._tag} do not fit its schema`);
      const json = yield* encode(content).pipe(Effect.catchTag("SchemaError", () => Effect.die(misfit)));
      const bytes = new TextEncoder().encode(json);
      return yield* wrap(Redacted.make(bytes, { label: "mail" }), purpose(tenantId));
    }, Effect.provideContext(keys)),
    open: Effect.fnUntraced(function* (tenantId: TenantId, sealed: Uint8Array) {
      const bytes = yield* unwrap(sealed, purpose(tenantId));
      const json = new TextDecoder().decode(Redacted.value(bytes));
      return yield* Effect.mapError(decode(json), () => new MailUnreadable());
    }, Effect.provideContext(keys)),
  };
});
