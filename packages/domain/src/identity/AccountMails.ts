import { CurrentRequest } from "@atoll/contract/RequestContext";
import type { UserId } from "@atoll/contract/identity/User";
import { installation } from "@atoll/contract/audit/installation";
import { Database, type DatabaseUnavailable } from "@atoll/database/Database";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { Context, DateTime, Effect, Layer } from "effect";
import { actingAs } from "../caller.ts";
import { Mails } from "../mail/Mails.ts";
import type { MailTemplate, Origin } from "../mail/MailTemplate.ts";
import { currentDevice } from "./Device.ts";

export interface Addressee {
  readonly email: string;
  readonly displayName: string;
}

const system = { _tag: "System", name: "identity" } as const;

/** Mail to people about their own accounts, which belong to no organisation. */
export class AccountMails extends Context.Service<
  AccountMails,
  {
    /**
     * Runs `change` in one transaction on behalf of the oldest of the person's organisations, which its mails are jobs
     * of and whose audit trail tells of it. Without any it runs on behalf of the installation, and sends nothing. Does the
     * same work for an id that nobody has.
     */
    readonly atHome: (
      userId: UserId,
    ) => <A, E, R>(change: Effect.Effect<A, E, R>) => Effect.Effect<A, E | DatabaseUnavailable, R>;
    /** In the transaction of what it tells of. */
    readonly send: (
      to: Addressee,
      write: (origin: typeof Origin.Type) => MailTemplate,
    ) => Effect.Effect<void, DatabaseUnavailable>;
  }
>()("@atoll/domain/identity/AccountMails") {
  static readonly layer = Layer.effect(
    AccountMails,
    Effect.gen(function* () {
      const database = yield* Database;
      const users = yield* UserRepository;
      const mails = yield* Mails;
      return AccountMails.of({
        atHome: (userId) => (change) =>
          Effect.flatMap(users.tenants(userId), ([home]) =>
            actingAs(home?.tenantId ?? installation, system)(database.transaction(change)),
          ),
        send: Effect.fn("AccountMails.send")(function* ({ email, displayName }, write) {
          const { tenantId, actor } = yield* CurrentRequest;
          if (tenantId === null || tenantId === installation) return;
          const { address, userAgent } = yield* currentDevice;
          const by = actor._tag === "User" ? displayName : null;
          const template = write({ at: yield* DateTime.now, by, address, userAgent });
          yield* mails.send({ to: { name: displayName, address: email }, template });
        }),
      });
    }),
  );
}
