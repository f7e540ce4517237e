import { AuditEntryId, type AuditActor, type AuditChanges } from "@atoll/contract/audit/AuditEntry";
import type { Credential } from "@atoll/contract/identity/Credential";
import type { SessionId } from "@atoll/contract/identity/SessionId";
import type { UserId } from "@atoll/contract/identity/User";
import type { PageRequest } from "@atoll/contract/Page";
import { type Actor, CurrentRequest } from "@atoll/contract/RequestContext";
import { AuditEntryRepository } from "@atoll/database/audit/AuditEntryRepository";
import { Database, type DatabaseUnavailable } from "@atoll/database/Database";
import { Context, Effect, Layer, Option } from "effect";
import { newId } from "../newId.ts";
import type { AuditTargetType } from "./auditedFields.ts";

/** What is worth an entry. */
export interface AuditRecord {
  /** The id of the operation, `projects.create`. */
  readonly action: string;
  readonly target: { readonly type: AuditTargetType; readonly id: string };
  /** What `diff` makes of the target as it was and is; nothing where no field changed. */
  readonly changes?: AuditChanges;
  /** Who did it, where that is not who calls: somebody who just signed in, or came by a link that was mailed. */
  readonly actor?: AuditActor;
}

/** A person who has shown who it is, by this session if it has one. */
export const personActor = (userId: UserId, sessionId?: SessionId): AuditActor => ({
  kind: "user",
  id: userId,
  credential: sessionId === undefined ? null : { kind: "session", id: sessionId },
});

/** Nobody who has shown who it is. */
export const anonymousActor: AuditActor = { kind: "anonymous", id: null, credential: null };

const credentialOf = (credential: Credential): AuditActor["credential"] => {
  switch (credential._tag) {
    case "Session":
      return { kind: "session", id: credential.sessionId };
    case "AccessToken":
      return { kind: "accessToken", id: credential.sessionId };
    case "ApiKey":
      return { kind: "apiKey", id: credential.apiKeyId };
    case "ExternalToken":
      return { kind: "externalToken", id: credential.loginProviderId };
  }
};

export const actorOf = (actor: Actor): AuditActor => {
  switch (actor._tag) {
    case "Anonymous":
      return anonymousActor;
    case "User":
      return { kind: "user", id: actor.userId, credential: credentialOf(actor.credential) };
    case "Node":
      return { kind: "node", id: actor.nodeId, credential: null };
    case "Run":
      return { kind: "run", id: actor.runId, credential: null };
    case "System":
      return { kind: "system", id: actor.name, credential: null };
  }
};

/**
 * Who did what, kept for good. An entry is one more row of the change's own transaction: there is none without the other.
 * Tenant, request id and address are those of `CurrentRequest`, and so is the actor if the record names no other. The entry is linked into the chain by the
 * `AuditSealer` within a second after the commit; nobody waits for it.
 */
export class AuditTrail extends Context.Service<
  AuditTrail,
  {
    /** Outside of a transaction, or without a tenant, it is a defect. */
    readonly record: (record: AuditRecord) => Effect.Effect<void, DatabaseUnavailable>;
    /**
     * Carries out a change and records what it made, in one transaction; nothing is recorded for undefined, where
     * everything was already as it was wanted.
     */
    readonly recorded: <A, E, R>(
      change: Effect.Effect<A, E, R>,
      recordOf: (made: A) => AuditRecord | undefined,
    ) => Effect.Effect<A, E | DatabaseUnavailable, R>;
    /** Reads a page of what shows people's data, and records that: once for each list, with its first page. */
    readonly listed: <A, E, R>(
      list: Effect.Effect<A, E, R>,
      page: PageRequest,
      record: AuditRecord,
    ) => Effect.Effect<A, E | DatabaseUnavailable, R>;
  }
>()("@atoll/domain/audit/AuditTrail") {
  static readonly layer = Layer.effect(
    AuditTrail,
    Effect.gen(function* () {
      const entries = yield* AuditEntryRepository;
      const { sql, transaction } = yield* Database;

      const record = Effect.fn("AuditTrail.record")(function* (wanted: AuditRecord) {
        const { action, target, changes } = wanted;
        if (Option.isNone(yield* Effect.serviceOption(sql.transactionService))) {
          return yield* Effect.die(new Error(`${action} was to be recorded outside of its transaction`));
        }
        const { actor, requestId, address } = yield* CurrentRequest;
        const id = yield* newId(AuditEntryId);
        yield* entries.record({
          id,
          actor: wanted.actor ?? actorOf(actor),
          action,
          target,
          changes: changes ?? {},
          requestId,
          address,
        });
      });

      const recorded: AuditTrail["Service"]["recorded"] = (change, recordOf) =>
        transaction(
          Effect.tap(change, (made) => {
            const wanted = recordOf(made);
            return wanted === undefined ? Effect.void : record(wanted);
          }),
        );

      return AuditTrail.of({
        record,
        recorded,
        listed: (list, { cursor }, wanted) =>
          recorded(list, () => (cursor === undefined ? wanted : undefined)),
      });
    }),
  );
}
