import type { TenantId } from "@atoll/contract/tenants/Tenant";
import type { PurgedOwner } from "@atoll/database/tenants/TenantPurgeRepository";
import { Mailer } from "@atoll/platform/mail/Mailer";
import { Context, DateTime, Effect, Layer } from "effect";
import { letterFor } from "../mail/letterFor.ts";
import { MailConfig } from "../mail/MailConfig.ts";
import { TenantPurged } from "../mail/MailTemplate.ts";

/**
 * The last mail of an organisation. Every other one is a job of its organisation; this one's has none left that could have
 * jobs, so it is sent at once.
 */
export class PurgeMails extends Context.Service<
  PurgeMails,
  {
    /**
     * False where one could not be sent yet. Sent again, it is the same mail, by its Message-ID. An address that is refused
     * for good counts as told.
     */
    readonly send: (tenant: TenantId, owners: ReadonlyArray<PurgedOwner>) => Effect.Effect<boolean>;
  }
>()("@atoll/domain/tenants/PurgeMails") {
  static readonly layer = Layer.effect(
    PurgeMails,
    Effect.gen(function* () {
      const mailer = yield* Mailer;
      const config = yield* MailConfig;

      const sendOne = Effect.fnUntraced(function* (tenant: TenantId, owner: PurgedOwner) {
        const { userId, email, displayName, tenantName } = owner;
        const origin = { at: yield* DateTime.now, by: null, address: null, userAgent: null };
        const to = { name: displayName, address: email };
        const template = TenantPurged.make({ tenant: tenantName, origin });
        return yield* mailer.send(letterFor(config, { to, template }, `purged.${tenant}.${userId}`)).pipe(
          Effect.as(true),
          Effect.catchTags({
            MailRefused: ({ message }) => Effect.as(Effect.logWarning(message), true),
            MailerUnavailable: ({ message }) => Effect.as(Effect.logWarning(message), false),
          }),
        );
      });

      return PurgeMails.of({
        send: Effect.fn("PurgeMails.send")(function* (tenant, owners) {
          const told = yield* Effect.forEach(owners, (owner) => sendOne(tenant, owner));
          return told.every((one) => one);
        }),
      });
    }),
  );
}
