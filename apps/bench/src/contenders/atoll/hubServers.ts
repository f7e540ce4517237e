import { rawRequest } from "../../loads/http/rawRequest.ts";
import type { Open, Server } from "../../protocol/Contender.ts";
import { startHub } from "./hubProcess.ts";
import { createProject, signIn } from "./hubSession.ts";

/** Scenario 1: an own project, read by somebody who is signed in. */
export const openReads: Open<Server> = async ({ urls }) => {
  const hub = await startHub(urls, "api");
  const token = await signIn(hub);
  const id = await createProject(hub, token);
  const request = rawRequest("GET", `/api/v1/projects/${id}`, { token });
  return { port: hub.port, requests: { request, status: "200" }, close: hub.end };
};

const openSubmits =
  (roles: string): Open<Server> =>
  async ({ urls }) => {
    const hub = await startHub(urls, roles);
    const token = await signIn(hub);
    const body = { type: "echo/1", payload: { text: "a-1" } };
    const request = rawRequest("POST", "/api/v1/jobs", { token, body });
    return { port: hub.port, requests: { request, status: "202" }, close: hub.end };
  };

/** Scenario 4: a job submitted by somebody who is signed in; another process would work it off. */
export const openSubmitsOnly = openSubmits("api");
/** The same in a hub that works the jobs off itself, as it does unless told otherwise. */
export const openSubmitsAndWork = openSubmits("api,runner");
