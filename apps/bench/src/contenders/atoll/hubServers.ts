import { rawRequest } from "../../loads/http/rawRequest.ts";
import type { Open, Server } from "../../protocol/Contender.ts";
import { startHub } from "./hubProcess.ts";
import { createProject, emails, password, registerPeople, signIn } from "./hubSession.ts";

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

/** The drivers say by a header whose request it is. */
const behindProxy = { ATOLL_TRUSTED_PROXIES: "127.0.0.1" };

/** Scenario 13: a row read by somebody who is remembered, while fifty people sign in. */
export const openSignIns: Open<Server> = async ({ urls }) => {
  const hub = await startHub(urls, "api", behindProxy);
  const people = 50;
  await registerPeople(hub, people);
  const token = await signIn(hub);
  const id = await createProject(hub, token);
  const request = rawRequest("GET", `/api/v1/projects/${id}`, { token });
  return { port: hub.port, requests: { request, people: String(people), emails, password }, close: hub.end };
};

/** Scenario 14: accounts that somebody asks about who does not know them. */
export const openEnumerated: Open<Server> = async ({ urls }) => {
  const hub = await startHub(urls, "api", { ...behindProxy, ATOLL_EMAIL_VERIFICATION: "on" });
  const people = 250;
  await registerPeople(hub, people);
  return { port: hub.port, requests: { people: String(people), emails }, close: hub.end };
};
