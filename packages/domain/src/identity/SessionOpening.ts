import type { Assurance } from "@atoll/contract/identity/Credential";
import { SessionId } from "@atoll/contract/identity/SessionId";
import type { UserId } from "@atoll/contract/identity/User";
import type { Instant } from "@atoll/contract/Instant";
import type { Tenant, TenantId } from "@atoll/contract/tenants/Tenant";
import { Database } from "@atoll/database/Database";
import { AccountRepository } from "@atoll/database/identity/AccountRepository";
import { PersonSessionRepository } from "@atoll/database/identity/PersonSessionRepository";
import { SessionRepository } from "@atoll/database/identity/SessionRepository";
import { TenantRepository } from "@atoll/database/tenants/TenantRepository";
import * as Token from "@atoll/security/Token";
import { Context, Duration, Effect, Layer, Option, Redacted, Schema } from "effect";
import { diff } from "../audit/diff.ts";
import { AuditTrail, personActor } from "../audit/AuditTrail.ts";
import { actingAs } from "../caller.ts";
import { NewSignIn } from "../mail/MailTemplate.ts";
import { newId } from "../newId.ts";
import { AccountMails } from "./AccountMails.ts";
import { currentDevice } from "./Device.ts";
import { IdentityConfig } from "./IdentityConfig.ts";
import { SecondFactorPolicy } from "./SecondFactorPolicy.ts";

/** How somebody showed who it is. */
export type SignInMethod = "password" | "totp" | "recovery-code" | "passkey" | "provider";

export interface SignIn {
  readonly userId: UserId;
  readonly tenantId: TenantId;
  /** What was shown is worth: of who owes a second factor, `single` opens a `pending` session. */
  readonly assurance: Assurance;
  readonly methods: ReadonlyArray<string>;
  /** What the password was held against, where that was shown: another one may have been chosen meanwhile. */
  readonly passwordHash?: string | null;
  /** The session of the person that this one goes on from: it was not signed in to anew. */
  readonly after?: { readonly authenticatedAt: Instant; readonly expiresAt: Instant };
  /** As which operation it is to be recorded, where the sign-in is what was asked for. */
  readonly action?: string;
}

/** Between the check and now the account was closed, or its password changed. */
export class SignInOvertaken extends Schema.TaggedError<SignInOvertaken>()("SignInOvertaken", {}) {}

const shorter = (ofHub: Duration.Duration, ofTenant: number | null | undefined): Duration.Duration =>
  typeof ofTenant === "number" ? Duration.min(ofHub, Duration.seconds(ofTenant)) : ofHub;

/** How long a session in the organisation lives: never longer than the hub lets one. */
const lifetimeIn =
  ({ sessionIdle, sessionAbsolute }: IdentityConfig["Service"]) =>
  (tenant: Option.Option<Tenant>) => {
    const settings = Option.getOrUndefined(tenant)?.settings;
    return {
      idle: shorter(sessionIdle, settings?.sessionIdleSeconds),
      absolute: shorter(sessionAbsolute, settings?.sessionAbsoluteSeconds),
    };
  };

const make = Effect.gen(function* () {
  const database = yield* Database;
  const sessions = yield* SessionRepository;
  const personSessions = yield* PersonSessionRepository;
  const accounts = yield* AccountRepository;
  const mails = yield* AccountMails;
  const secondFactors = yield* SecondFactorPolicy;
  const tenants = yield* TenantRepository;
  const config = yield* IdentityConfig;
  const trail = yield* AuditTrail;

  /** Whether its person is told: it has signed in before, and never with this device. */
  const isNews = Effect.fnUntraced(function* ({ userId, after }: SignIn, device: Uint8Array | null) {
    if (device === null || after !== undefined) return false;
    const { familiar, first } = yield* personSessions.device(userId, device);
    return !familiar && !first;
  });

  const tell = Effect.fnUntraced(function* (userId: UserId) {
    const account = yield* accounts.find(userId);
    if (Option.isNone(account)) return;
    const by = account.value.displayName;
    yield* mails.send(account.value, (origin) => NewSignIn.make({ origin: { ...origin, by } }));
  });

  const open = Effect.fn("SessionOpening.open")(function* (signIn: SignIn) {
    const { userId, tenantId, methods, after } = signIn;
    const { token, hash } = yield* Token.issue("session");
    const id = yield* newId(SessionId);
    const device = yield* currentDevice;
    const create = Effect.gen(function* () {
      if (!(yield* accounts.hold(userId, signIn.passwordHash ?? null))) return yield* new SignInOvertaken();
      const owes = signIn.assurance === "single" && (yield* secondFactors.owes(userId, tenantId));
      const assurance = owes ? "pending" : signIn.assurance;
      const news = assurance !== "pending" && (yield* isNews(signIn, device.key));
      const lifetime = lifetimeIn(config)(yield* tenants.current);
      const expiresAt = yield* sessions.create({
        id,
        userId,
        kind: "browser",
        tokenHash: hash,
        assurance,
        methods,
        address: device.address,
        userAgent: device.userAgent,
        device: device.key,
        after: after ?? null,
        ...lifetime,
      });
      if (news) yield* tell(userId);
      if (signIn.action !== undefined) {
        yield* trail.record({
          action: signIn.action,
          target: { type: "session", id },
          changes: diff("session", {}, { kind: "browser", assurance, methods }),
          actor: personActor(userId, id),
        });
      }
      return { assurance, expiresAt };
    });
    const opened = yield* create.pipe(
      database.transaction,
      actingAs(tenantId, { _tag: "System", name: "identity" }),
    );
    return { id, token: Redacted.value(token), ...opened };
  });
  return { open };
});

/**
 * Begins sessions: whatever way somebody signed in, it ends here. Every sign-in gets a token of its own (ASVS 5.0, 7.2.4);
 * the hub keeps its SHA-256. It does not judge: who calls it has checked every factor that it names. It asks whether
 * another one is owed, and tells the person of a sign-in with a device that it does not know. Whoever ends all sessions of
 * the person, or closes the account, at the same time, ends this one as well, or it fails with `SignInOvertaken`.
 */
export class SessionOpening extends Context.Service<SessionOpening, Effect.Success<typeof make>>()(
  "@atoll/domain/identity/SessionOpening",
) {
  static readonly layer = Layer.effect(SessionOpening, make).pipe(Layer.provide(AuditTrail.layer));
}
