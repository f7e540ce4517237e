import { HttpApi, OpenApi } from "effect/http-api";
import { GrantsApi } from "./access/GrantsApi.ts";
import { PermissionsApi } from "./access/PermissionsApi.ts";
import { RolesApi } from "./access/RolesApi.ts";
import { AdminApi } from "./admin/AdminApi.ts";
import { AnalysesApi } from "./analyses/AnalysesApi.ts";
import { AuditApi } from "./audit/AuditApi.ts";
import { Problems } from "./Authentication.ts";
import { HealthApi } from "./health/HealthApi.ts";
import { KeySetApi, TokensApi } from "./identity/TokensApi.ts";
import { ApiKeysApi } from "./identity/ApiKeysApi.ts";
import { AccountsApi } from "./identity/AccountsApi.ts";
import { FederationApi } from "./identity/FederationApi.ts";
import { LinkedAccountsApi } from "./identity/LinkedAccountsApi.ts";
import { LoginProvidersApi } from "./identity/LoginProvidersApi.ts";
import { AuthApi } from "./identity/AuthApi.ts";
import { OwnAccountApi } from "./identity/OwnAccountApi.ts";
import { SessionsApi } from "./identity/SessionsApi.ts";
import { PasskeyLoginApi, PasskeysApi } from "./identity/PasskeysApi.ts";
import { SecondFactorsApi } from "./identity/SecondFactorsApi.ts";
import { DeadLettersApi } from "./jobs/DeadLettersApi.ts";
import { JobsApi } from "./jobs/JobsApi.ts";
import { MessagesApi } from "./messages/MessagesApi.ts";
import { NodesApi } from "./nodes/NodesApi.ts";
import { RunsApi } from "./nodes/RunsApi.ts";
import { ProjectsApi } from "./projects/ProjectsApi.ts";
import { SchedulesApi } from "./schedules/SchedulesApi.ts";
import { InvitationsApi } from "./tenants/InvitationsApi.ts";
import { MembersApi } from "./tenants/MembersApi.ts";
import { TenantsApi } from "./tenants/TenantsApi.ts";

/** The path below which all operations but the probes live. */
export const apiPrefix = "/api/v1";

/** The whole HTTP interface of the hub. Unknown fields in bodies, queries and paths are errors. */
export class AtollApi extends HttpApi.make("atoll")
  .add(AuthApi.prefix(apiPrefix))
  .add(ApiKeysApi.prefix(apiPrefix))
  .add(AccountsApi.prefix(apiPrefix))
  .add(SessionsApi.prefix(apiPrefix))
  .add(OwnAccountApi.prefix(apiPrefix))
  .add(SecondFactorsApi.prefix(apiPrefix))
  .add(PasskeysApi.prefix(apiPrefix))
  .add(PasskeyLoginApi.prefix(apiPrefix))
  .add(FederationApi.prefix(apiPrefix))
  .add(LinkedAccountsApi.prefix(apiPrefix))
  .add(LoginProvidersApi.prefix(apiPrefix))
  .add(TokensApi.prefix(apiPrefix))
  .add(TenantsApi.prefix(apiPrefix))
  .add(RolesApi.prefix(apiPrefix))
  .add(GrantsApi.prefix(apiPrefix))
  .add(PermissionsApi.prefix(apiPrefix))
  .add(MembersApi.prefix(apiPrefix))
  .add(InvitationsApi.prefix(apiPrefix))
  .add(AdminApi.prefix(apiPrefix))
  .add(ProjectsApi.prefix(apiPrefix))
  .add(NodesApi.prefix(apiPrefix))
  .add(RunsApi.prefix(apiPrefix))
  .add(AnalysesApi.prefix(apiPrefix))
  .add(MessagesApi.prefix(apiPrefix))
  .add(JobsApi.prefix(apiPrefix))
  .add(DeadLettersApi.prefix(apiPrefix))
  .add(SchedulesApi.prefix(apiPrefix))
  .add(AuditApi.prefix(apiPrefix))
  .add(HealthApi)
  .add(KeySetApi)
  .middleware(Problems)
  .annotate(HttpApi.ParseOptions, { onExcessProperty: "error", errors: "all" })
  .annotate(HttpApi.HeadersParseOptions, {})
  .annotateMerge(
    OpenApi.annotations({
      title: "Atoll",
      version: "1.0.0",
      description: "A hub for federated analysis: code travels to the data, results travel back.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    }),
  ) {}
