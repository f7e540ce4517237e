import { ServiceUnavailable, Unauthenticated } from "@atoll/contract/CommonProblems";
import { type Permission, rightsOf } from "@atoll/contract/identity/Permission";
import { ApiKeyId } from "@atoll/contract/identity/Credential";
import { type Job, JobId } from "@atoll/contract/jobs/Job";
import { JobNotFound } from "@atoll/contract/jobs/JobProblems";
import { ProjectId } from "@atoll/contract/projects/Project";
import { CurrentRequest } from "@atoll/contract/RequestContext";
import { AnalysisConsents } from "@atoll/domain/analyses/AnalysisConsents";
import { AnalysisDrafts } from "@atoll/domain/analyses/AnalysisDrafts";
import { AnalysisFiles } from "@atoll/domain/analyses/AnalysisFiles";
import { AnalysisReading } from "@atoll/domain/analyses/AnalysisReading";
import { AnalysisSubmission } from "@atoll/domain/analyses/AnalysisSubmission";
import { AuditOperations } from "@atoll/domain/audit/AuditOperations";
import { AuditReading } from "@atoll/domain/audit/AuditReading";
import { Access } from "@atoll/domain/access/Access";
import { Grants } from "@atoll/domain/access/Grants";
import { Permissions } from "@atoll/domain/access/Permissions";
import { Roles } from "@atoll/domain/access/Roles";
import { ApiKeys } from "@atoll/domain/identity/ApiKeys";
import { Credentials } from "@atoll/domain/identity/Credentials";
import { Accounts } from "@atoll/domain/identity/Accounts";
import { Login } from "@atoll/domain/identity/Login";
import { NodeAuthentication } from "@atoll/domain/identity/NodeAuthentication";
import { OwnAccount } from "@atoll/domain/identity/OwnAccount";
import { PasskeyLogin } from "@atoll/domain/identity/PasskeyLogin";
import { Passkeys } from "@atoll/domain/identity/Passkeys";
import { PasswordChanges } from "@atoll/domain/identity/PasswordChanges";
import { SecondFactors } from "@atoll/domain/identity/SecondFactors";
import { Sessions } from "@atoll/domain/identity/Sessions";
import { Federation } from "@atoll/domain/identity/Federation";
import { LinkedAccounts } from "@atoll/domain/identity/LinkedAccounts";
import { LoginProviders } from "@atoll/domain/identity/LoginProviders";
import { Tokens } from "@atoll/domain/identity/Tokens";
import { AccessTokenKeys } from "@atoll/domain/keys/AccessTokenKeys";
import { DeadLetters } from "@atoll/domain/jobs/DeadLetters";
import { OfferedJobs } from "@atoll/domain/jobs/OfferedJobs";
import { Messages } from "@atoll/domain/messages/Messages";
import { Nodes } from "@atoll/domain/nodes/Nodes";
import { Runs } from "@atoll/domain/nodes/Runs";
import { Projects } from "@atoll/domain/projects/Projects";
import { Schedules } from "@atoll/domain/schedules/Schedules";
import { InvitedAccounts } from "@atoll/domain/identity/InvitedAccounts";
import { Invitations } from "@atoll/domain/tenants/Invitations";
import { Members } from "@atoll/domain/tenants/Members";
import { KeyResealing } from "@atoll/domain/keys/KeyResealing";
import { TenantOperations } from "@atoll/domain/tenants/TenantOperations";
import { Tenants } from "@atoll/domain/tenants/Tenants";
import { Context, DateTime, Effect, Layer, Redacted, Ref, Stream } from "effect";
import { callers, createdAt, operatorId, someId, tenantId, userId } from "./fakeCallers.ts";

/** How often a service of the fake domain was called; what no policy lets through, it does not count. */
export class Calls extends Context.Service<Calls, Ref.Ref<ReadonlyArray<string>>>()("test/Calls") {
  static readonly layer = Layer.effect(Calls, Ref.make<ReadonlyArray<string>>([]));
}

const grant = {
  token: "atoll_session_fake",
  user: { id: userId, email: "ana@lagoon.example", displayName: "Ana", createdAt },
  tenant: { id: tenantId, name: "Lagoon Institute" },
  role: "owner" as const,
  assurance: "single" as const,
  expiresAt: DateTime.makeUnsafe("2099-01-01T00:00:00.000Z"),
};

const identity = Layer.unwrap(
  Effect.map(Calls, (calls) => {
    const called = (name: string) => Ref.update(calls, (all) => [...all, name]);
    return Layer.mergeAll(
      Layer.mock(Accounts, { register: () => Effect.as(called("register"), grant) }),
      Layer.mock(Login, { byPassword: () => Effect.as(called("login"), grant) }),
      Layer.mock(NodeAuthentication, {
        exchange: () =>
          Effect.succeed({ access_token: "node", token_type: "Bearer" as const, expires_in: 600 }),
      }),
      Layer.mock(Sessions, {
        logout: () => called("logout"),
        stepUp: () => Effect.as(called("stepUp"), grant),
        me: () => Effect.die(new Error("secret detail of a defect")),
      }),
      Layer.mock(OwnAccount, {}),
      Layer.mock(PasswordChanges, {}),
      Layer.mock(SecondFactors, { show: ({ method }) => Effect.as(called(`show ${method}`), grant) }),
      Layer.mock(Passkeys, {}),
      Layer.mock(PasskeyLogin, {}),
    );
  }),
);

const credentials = Layer.succeed(Credentials, {
  authenticate: (token) => {
    const found = callers.get(Redacted.value(token));
    return found === undefined ? Effect.fail(new Unauthenticated({})) : Effect.succeed(found);
  },
  isRemembered: (token) => Effect.succeed(callers.has(Redacted.value(token))),
});

const apiKeys = Layer.mock(ApiKeys, {
  create: ({ name, scopes, expiresAt }) =>
    Effect.succeed({
      key: "atoll_k_canary",
      id: ApiKeyId.make(someId),
      userId,
      name,
      prefix: "atoll_k_",
      scopes,
      createdAt,
      expiresAt,
      lastUsedAt: null,
      revokedAt: null,
      successor: null,
      overlapUntil: null,
    }),
});

const projects = Layer.unwrap(
  Effect.map(Calls, (calls) =>
    Layer.mock(Projects, {
      /** Takes a moment, and dies or fails by its name. */
      create: ({ name, description }) =>
        Effect.gen(function* () {
          yield* Effect.sleep("20 millis");
          if (name === "fail") return yield* new ServiceUnavailable({});
          yield* Ref.update(calls, (all) => [...all, `create ${name}`]);
          if (name === "die") return yield* Effect.die(new Error("a fault of ours"));
          return { id: ProjectId.make(someId), tenantId, name, description, createdBy: userId, createdAt };
        }),
      list: () => Effect.succeed({ items: [], nextCursor: null }),
      get: () =>
        Effect.map(CurrentRequest, ({ requestId, address }) => ({
          id: ProjectId.make(someId),
          tenantId,
          name: requestId ?? "none",
          description: address ?? "",
          createdBy: userId,
          createdAt,
        })),
    }),
  ),
);

const nodes = Layer.unwrap(
  Effect.map(Calls, (calls) =>
    Layer.mock(Nodes, {
      work: (wait) =>
        Ref.update(calls, (all) => [...all, "work"]).pipe(
          Effect.andThen(Effect.sleep(`${wait} seconds`)),
          Effect.as({ cursor: "0", consents: [], assignments: [], cancellations: [] }),
        ),
    }),
  ),
);

const messages = Layer.mock(Messages, { send: () => Effect.void });

export const waiting: Job = {
  id: JobId.make(someId),
  type: "echo/1",
  state: "queued",
  priority: "normal",
  payload: { text: "Hello" },
  result: null,
  failure: null,
  progress: 0,
  progressNote: null,
  attempts: 0,
  maxAttempts: 5,
  timeoutMs: 1_000,
  dedupeKey: null,
  concurrencyKey: null,
  concurrencyLimit: null,
  rateLimit: null,
  createdAt,
  availableAt: createdAt,
  startedAt: null,
  finishedAt: null,
  cancelRequestedAt: null,
};

/** How the job with `someId` goes: two steps and its end, seen by whoever has the tenant. */
const steps = [
  waiting,
  { ...waiting, state: "running", attempts: 1, progress: 50 },
  { ...waiting, state: "completed", attempts: 1, progress: 100, result: { text: "Hello" } },
] as const;

/** The job with this id is for ever in its first step. */
export const stuckId = "01c92f0e-5a7b-7c31-9d2e-4b8f6a1c0d36";

const jobs = Layer.mock(OfferedJobs, {
  progress: (id) =>
    id.startsWith(someId.slice(0, -1))
      ? Effect.succeed(
          Stream.unwrap(
            Effect.map(CurrentRequest, (request) => {
              if (request.tenantId === null) return Stream.die(new Error("no tenant"));
              return id === stuckId
                ? Stream.concat(Stream.make(waiting), Stream.never)
                : Stream.fromIterable(steps);
            }),
          ),
        )
      : Effect.fail(new JobNotFound({})),
});

const files = Layer.mock(AnalysisFiles, { result: () => Effect.succeed(new Uint8Array([1, 2, 3])) });

/** Built-in roles and nothing else: nobody was given anything on a single object. */
const byRole = (permission: Permission) =>
  Effect.map(
    CurrentRequest,
    ({ actor }) =>
      actor._tag === "User" &&
      actor.role !== "custom" &&
      rightsOf[actor.role].some((right) => right.permission === permission),
  );
const access = Layer.mock(Access, {
  permits: byRole,
  permitsAnywhere: byRole,
  isOperator: Effect.map(CurrentRequest, ({ actor }) => actor._tag === "User" && actor.userId === operatorId),
});

/** Services that do what the tests of the HTTP layer ask of them, and die where they are asked for more. */
export const layer = Layer.mergeAll(
  identity,
  credentials,
  projects,
  nodes,
  messages,
  files,
  jobs,
  Layer.mock(DeadLetters, {}),
  Layer.mock(AuditReading, {}),
  Layer.mock(AuditOperations, {}),
  Layer.mock(Schedules, {}),
  access,
  Layer.mock(Roles, {}),
  Layer.mock(Grants, {}),
  Layer.mock(Permissions, {}),
  Layer.mock(Tenants, {}),
  apiKeys,
  Layer.mock(TenantOperations, {}),
  Layer.mock(KeyResealing, {}),
  Layer.mock(Members, {}),
  Layer.mock(Invitations, {}),
  Layer.mock(InvitedAccounts, {}),
  Layer.mock(Federation, {}),
  Layer.mock(LinkedAccounts, {}),
  Layer.mock(LoginProviders, {}),
  Layer.mock(Tokens, {}),
  Layer.mock(AccessTokenKeys, { published: Effect.succeed([]) }),
  Layer.mock(Runs, {}),
  Layer.mock(AnalysisConsents, {}),
  Layer.mock(AnalysisDrafts, {}),
  Layer.mock(AnalysisReading, {}),
  Layer.mock(AnalysisSubmission, {}),
).pipe(Layer.provideMerge(Calls.layer));
