import { AtollApi } from "@atoll/contract/AtollApi";
import { Layer } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import * as AnalysesHttp from "./analyses/AnalysesHttp.ts";
import * as Authentication from "./Authentication.ts";
import * as Authorization from "./Authorization.ts";
import * as DashboardHttp from "./dashboard/DashboardHttp.ts";
import * as HealthHttp from "./health/HealthHttp.ts";
import * as Idempotency from "./idempotency/Idempotency.ts";
import * as AuthHttp from "./identity/AuthHttp.ts";
import * as DeadLettersHttp from "./jobs/DeadLettersHttp.ts";
import * as JobsHttp from "./jobs/JobsHttp.ts";
import * as MessagesHttp from "./messages/MessagesHttp.ts";
import * as NodesHttp from "./nodes/NodesHttp.ts";
import * as RunsHttp from "./nodes/RunsHttp.ts";
import * as OpenApiHttp from "./openapi/OpenApiHttp.ts";
import * as Problems from "./Problems.ts";
import * as ProjectsHttp from "./projects/ProjectsHttp.ts";
import * as SchedulesHttp from "./schedules/SchedulesHttp.ts";
import * as TenantsHttp from "./tenants/TenantsHttp.ts";

/**
 * Who calls, whether it may, and how faults are told: in this order around every endpoint, outermost last.
 */
export const layerMiddleware = Layer.mergeAll(
  Idempotency.layer,
  Authorization.layer,
  Authentication.layer,
  Problems.layer,
);

/** The handlers of the contract's groups. */
export const layerHandlers = Layer.mergeAll(
  AuthHttp.layer,
  TenantsHttp.layer,
  ProjectsHttp.layer,
  NodesHttp.layer,
  RunsHttp.layer,
  AnalysesHttp.layer,
  MessagesHttp.layer,
  JobsHttp.layer,
  DeadLettersHttp.layer,
  SchedulesHttp.layer,
  HealthHttp.layer,
);

/** Every route of the hub: the contract's operations, its documents, and the dashboard for all the rest. */
export const layer = Layer.mergeAll(
  HttpApiBuilder.layer(AtollApi).pipe(Layer.provide(layerHandlers), Layer.provide(layerMiddleware)),
  OpenApiHttp.layer,
  DashboardHttp.layer,
);
