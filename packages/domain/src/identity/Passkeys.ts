import type {
  Forbidden,
  SecondFactorRequired,
  ServiceUnavailable,
  Unauthenticated,
} from "@atoll/contract/CommonProblems";
import {
  type NewPasskey,
  type Passkey,
  type PasskeyCreation,
  PasskeyId,
  type PasskeyRegistration,
  passkeysPerPerson,
} from "@atoll/contract/identity/Passkey";
import {
  LastWayToSignIn,
  PasskeyNotFound,
  PasskeyRefused,
  PasskeyTaken,
  TooManyPasskeys,
} from "@atoll/contract/identity/SecondFactorProblems";
import { Database } from "@atoll/database/Database";
import { PasskeyRepository } from "@atoll/database/identity/PasskeyRepository";
import { SecondFactorRepository } from "@atoll/database/identity/SecondFactorRepository";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { verifyRegistration } from "@atoll/security/Passkey";
import { parseRegistration } from "@atoll/security/PasskeyResponse";
import { Context, Effect, Layer, Option } from "effect";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { currentUser } from "../caller.ts";
import { newId } from "../newId.ts";
import { databaseAnswers } from "../unavailable.ts";
import { Ceremonies } from "./Ceremonies.ts";
import { FactorChanges } from "./FactorChanges.ts";
import { creationOf } from "./passkeyOptions.ts";
import { PasskeySigning } from "./PasskeySigning.ts";
import { SessionElevation } from "./SessionElevation.ts";

type Always = Unauthenticated | ServiceUnavailable;

/** The current person's passkeys. None of it but `rename` and `remove` may run within a transaction of others. */
export class Passkeys extends Context.Service<
  Passkeys,
  {
    readonly list: () => Effect.Effect<ReadonlyArray<Passkey>, Always>;
    /** What the browser is to be asked. Good for five minutes, once. */
    readonly begin: () => Effect.Effect<
      PasskeyCreation,
      TooManyPasskeys | SecondFactorRequired | Forbidden | Always
    >;
    /** Who owes a factor that it has cannot add another one. The first factor comes with recovery codes. */
    readonly register: (
      passkey: typeof NewPasskey.Type,
    ) => Effect.Effect<
      PasskeyRegistration,
      PasskeyRefused | PasskeyTaken | TooManyPasskeys | SecondFactorRequired | Forbidden | Always
    >;
    readonly rename: (id: PasskeyId, name: string) => Effect.Effect<Passkey, PasskeyNotFound | Always>;
    /** Never the last way to sign in. */
    readonly remove: (
      id: PasskeyId,
    ) => Effect.Effect<void, PasskeyNotFound | LastWayToSignIn | SecondFactorRequired | Always>;
  }
>()("@atoll/domain/identity/Passkeys") {
  static readonly layer = Layer.effect(
    Passkeys,
    Effect.gen(function* () {
      const database = yield* Database;
      const factors = yield* SecondFactorRepository;
      const passkeys = yield* PasskeyRepository;
      const users = yield* UserRepository;
      const changes = yield* FactorChanges;
      const ceremonies = yield* Ceremonies;
      const { relyingParty } = yield* PasskeySigning;
      const { elevate } = yield* SessionElevation;
      const trail = yield* AuditTrail;

      const isRoom = Effect.gen(function* () {
        if ((yield* passkeys.count) >= passkeysPerPerson) {
          return yield* new TooManyPasskeys({ maximum: passkeysPerPerson });
        }
      });

      const begin = Effect.fn("Passkeys.begin")(function* () {
        const { userId } = yield* currentUser;
        const { user, existing } = yield* Effect.gen(function* () {
          yield* changes.mayAdd;
          yield* isRoom;
          return { user: yield* users.get(userId), existing: yield* passkeys.known };
        }).pipe(database.transaction);
        const challenge = yield* ceremonies.begin("registration", userId);
        const { email, displayName } = Option.getOrElse(user, () => ({ email: userId, displayName: userId }));
        return yield* creationOf({ relyingParty, challenge, userId, userName: email, displayName, existing });
      }, databaseAnswers);

      const verified = Effect.fnUntraced(function* (answer: (typeof NewPasskey.Type)["answer"]) {
        const { userId } = yield* currentUser;
        const response = yield* parseRegistration(answer);
        const challenge = yield* ceremonies.end("registration", userId, response);
        return yield* verifyRegistration({ relyingParty, challenge, response });
      });

      const register = Effect.fn("Passkeys.register")(function* ({ name, answer }: typeof NewPasskey.Type) {
        const made = yield* Effect.catchTag(verified(answer), "PasskeyRefused", ({ message }) =>
          Effect.fail(new PasskeyRefused({ detail: message })),
        );
        const id = yield* newId(PasskeyId);
        return yield* Effect.gen(function* () {
          yield* factors.lock;
          const before = yield* changes.mayAdd;
          yield* isRoom;
          if (!(yield* passkeys.add({ ...made, id, name }))) return yield* new PasskeyTaken({});
          const recoveryCodes = yield* changes.added(before);
          yield* changes.tell("passkeyAdded");
          const passkey = yield* Effect.flatMap(passkeys.get(id), (found) => Effect.fromOption(found)).pipe(
            Effect.catchTag("NoSuchElementError", Effect.die),
          );
          yield* trail.record({
            action: "passkeys.register",
            target: { type: "passkey", id },
            changes: diff("passkey", {}, passkey),
          });
          return { passkey, recoveryCodes, session: yield* elevate("passkey") };
        }).pipe(database.transaction);
      }, databaseAnswers);

      const rename = Effect.fn("Passkeys.rename")(function* (id: PasskeyId, name: string) {
        return yield* Effect.gen(function* () {
          const before = yield* passkeys.get(id);
          const renamed = yield* passkeys.rename(id, name);
          const after = yield* Effect.fromOption(renamed, () => new PasskeyNotFound({}));
          yield* trail.record({
            action: "passkeys.rename",
            target: { type: "passkey", id },
            changes: diff(
              "passkey",
              Option.getOrElse(before, () => ({})),
              after,
            ),
          });
          return after;
        }).pipe(database.transaction);
      }, databaseAnswers);

      const remove = Effect.fn("Passkeys.remove")(function* (id: PasskeyId) {
        const { userId } = yield* currentUser;
        yield* Effect.gen(function* () {
          yield* factors.lock;
          yield* changes.mayReduce;
          if (!(yield* passkeys.remove(id))) return yield* new PasskeyNotFound({});
          if (!(yield* factors.hasWayIn(userId))) return yield* new LastWayToSignIn({});
          yield* changes.settleRecoveryCodes;
          yield* changes.tell("passkeyRemoved");
          yield* trail.record({ action: "passkeys.remove", target: { type: "passkey", id } });
        }).pipe(database.transaction);
      }, databaseAnswers);

      return Passkeys.of({ list: () => databaseAnswers(passkeys.list), begin, register, rename, remove });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}
