import { Schema } from "effect";
import type { HubProcess } from "./hubProcess.ts";

const Grant = Schema.Struct({ token: Schema.String });
const Created = Schema.Struct({ id: Schema.String });

const post = async (origin: string, path: string, body: unknown, token?: string): Promise<unknown> => {
  const response = await fetch(`${origin}/api/v1${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${await response.text()}`);
  return response.json();
};

/** Founds an organisation through the public interface and signs its owner in. */
export const signIn = async ({ origin }: HubProcess): Promise<string> => {
  const registration = {
    email: "ana@lagoon.example",
    password: "correct horse battery",
    displayName: "Ana",
    tenantName: "Lagoon Institute",
  };
  return Schema.decodeUnknownSync(Grant)(await post(origin, "/auth/register", registration)).token;
};

export const createProject = async ({ origin }: HubProcess, token: string): Promise<string> => {
  const project = { name: "Penguins of three islands", description: "Which measurements tell them apart?" };
  return Schema.decodeUnknownSync(Created)(await post(origin, "/projects", project, token)).id;
};

/** People who sign in and are asked about; in their addresses the star stands for a number. */
export const emails = "person-*@lagoon.example";
export const password = "correct horse battery staple";

export const registerPeople = async ({ origin }: HubProcess, count: number): Promise<void> => {
  const inTurn = Array.from({ length: count }, (_, index) => index);
  const register = async () => {
    for (let index = inTurn.pop(); index !== undefined; index = inTurn.pop()) {
      const email = emails.replace("*", String(index));
      const account = { email, password, displayName: "Ben", tenantName: "Reef Trust" };
      await post(origin, "/auth/register", account);
    }
  };
  await Promise.all(Array.from({ length: 4 }, register));
};
