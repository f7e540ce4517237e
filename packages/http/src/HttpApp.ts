import { AtollApi } from "@atoll/contract/AtollApi";
import { Layer } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import * as GrantsHttp from "./access/GrantsHttp.ts";
import * as PermissionsHttp from "./access/PermissionsHttp.ts";
import * as RolesHttp from "./access/RolesHttp.ts";
import * as AdminHttp from "./admin/AdminHttp.ts";
import * as AnalysesHttp from "./analyses/AnalysesHttp.ts";
import * as AuditHttp from "./audit/AuditHttp.ts";
import * as Authentication from "./Authentication.ts";
import * as Authorization from "./Authorization.ts";
import * as DashboardHttp from "./dashboard/DashboardHttp.ts";
import * as HealthHttp from "./health/HealthHttp.ts";
import * as Idempotency from "./idempotency/Idempotency.ts";
import * as Replay from "./idempotency/Replay.ts";
import * as ApiKeysHttp from "./identity/ApiKeysHttp.ts";
import * as AccountsHttp from "./identity/AccountsHttp.ts";
import * as AuthHttp from "./identity/AuthHttp.ts";
import * as OwnAccountHttp from "./identity/OwnAccountHttp.ts";
import * as PasskeysHttp from "./identity/PasskeysHttp.ts";
import * as SecondFactorsHttp from "./identity/SecondFactorsHttp.ts";
import * as SessionsHttp from "./identity/SessionsHttp.ts";
import * as FederationHttp from "./identity/FederationHttp.ts";
import * as LinkedAccountsHttp from "./identity/LinkedAccountsHttp.ts";
import * as LoginProvidersHttp from "./identity/LoginProvidersHttp.ts";
import * as DeadLettersHttp from "./jobs/DeadLettersHttp.ts";
import * as JobsHttp from "./jobs/JobsHttp.ts";
import * as MessagesHttp from "./messages/MessagesHttp.ts";
import * as NodesHttp from "./nodes/NodesHttp.ts";
import * as RunsHttp from "./nodes/RunsHttp.ts";
import * as OpenApiHttp from "./openapi/OpenApiHttp.ts";
import * as TokensHttp from "./identity/TokensHttp.ts";
import * as Problems from "./Problems.ts";
import * as RateLimits from "./ratelimit/RateLimits.ts";
import * as ProjectsHttp from "./projects/ProjectsHttp.ts";
import * as SchedulesHttp from "./schedules/SchedulesHttp.ts";
import * as InvitationsHttp from "./tenants/InvitationsHttp.ts";
import * as MembersHttp from "./tenants/MembersHttp.ts";
import * as TenantsHttp from "./tenants/TenantsHttp.ts";

/**
 * What stands around every operation. The order, from the outside:
 *
 * 1. request id, trace and client address; security headers; CORS (`edge/Edge.ts`, around everything)
 * 2. `Problems`: faults told as problems, bodies bounded
 * 3. `Authentication`: tenant and caller, from the credential
 * 4. `RateLimits`
 * 5. `Idempotency`
 * 6. `Authorization`
 * 7. `Replay`: the answer that `Idempotency` repeats, for whoever still may
 *
 * Audit entries are written by the services, in the change's transaction. Each group of the contract names 3 to 7 from
 * the innermost to the outermost (public operations only 4), and the contract walk (`test/contractWalk.test.ts`) holds
 * every operation to it: this list only implements them.
 */
export const layerMiddleware = Layer.mergeAll(
  Problems.layer,
  Authentication.layer,
  RateLimits.layer,
  Idempotency.layer,
  Authorization.layer,
  Replay.layer,
);

/** The handlers of the contract's groups. */
export const layerHandlers = Layer.mergeAll(
  ApiKeysHttp.layer,
  TokensHttp.layer,
  AuthHttp.layer,
  AccountsHttp.layer,
  SessionsHttp.layer,
  OwnAccountHttp.layer,
  SecondFactorsHttp.layer,
  PasskeysHttp.layer,
  FederationHttp.layer,
  LinkedAccountsHttp.layer,
  LoginProvidersHttp.layer,
  TenantsHttp.layer,
  RolesHttp.layer,
  GrantsHttp.layer,
  PermissionsHttp.layer,
  MembersHttp.layer,
  InvitationsHttp.layer,
  AdminHttp.layer,
  ProjectsHttp.layer,
  NodesHttp.layer,
  RunsHttp.layer,
  AnalysesHttp.layer,
  MessagesHttp.layer,
  JobsHttp.layer,
  DeadLettersHttp.layer,
  SchedulesHttp.layer,
  AuditHttp.layer,
  HealthHttp.layer,
);

/** Every route of the hub: the contract's operations, its documents, and the dashboard for all the rest. */
export const layer = Layer.mergeAll(
  HttpApiBuilder.layer(AtollApi).pipe(Layer.provide(layerHandlers), Layer.provide(layerMiddleware)),
  OpenApiHttp.layer,
  DashboardHttp.layer,
);
