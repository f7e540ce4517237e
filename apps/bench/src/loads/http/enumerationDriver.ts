import { median } from "../../figures/Statistics.ts";
import type { Setup } from "../../protocol/Setup.ts";
import type { Load, Marks, Outcome } from "../Load.ts";
import { openConnection } from "./HttpConnection.ts";
import { rawRequest } from "./rawRequest.ts";

const pairsPerSecond = 100;
/** Fewer than are free of waiting. */
const guessesPerAccount = 4;

/** What is asked about an address, by somebody who does not know it. */
const routes = {
  login: { path: "/auth/login", body: { password: "not the password at all" } },
  forgot: { path: "/auth/forgot-password", body: {} },
  register: {
    path: "/auth/register",
    body: { password: "correct horse battery", displayName: "Eve", tenantName: "Reef Trust" },
  },
};

const addressOf = (index: number) =>
  `2001:db8:${(index >> 16).toString(16)}:${(index & 0xffff).toString(16)}::1`;

/** Times answers about addresses that have an account and about such that have none, in turn. */
export const enumerationDriver = async (setup: Setup): Promise<Load> => {
  const { port = 0, requests = {} } = setup.target ?? {};
  const { emails = "", people = "0" } = requests;
  const connection = await openConnection(port);
  let asked = 0;
  const timeOf = async (path: string, body: object): Promise<number> => {
    const headers = { "X-Forwarded-For": addressOf(asked++) };
    const request = Buffer.from(rawRequest("POST", `/api/v1${path}`, { body, headers }));
    const began = performance.now();
    await connection.ask(request);
    return performance.now() - began;
  };
  const measure = async (marks: Marks): Promise<Outcome> => {
    const pairs = Math.min(
      Math.round(pairsPerSecond * setup.measuredSeconds),
      Number(people) * guessesPerAccount,
    );
    const figures: Record<string, number> = {};
    await marks.begin();
    for (const [name, { path, body }] of Object.entries(routes)) {
      const [known, unknown]: [Array<number>, Array<number>] = [[], []];
      for (let index = 0; index < pairs; index++) {
        const whose = emails.replace("*", String(index % Number(people)));
        const nobodys = emails.replace("*", `nobody-${name}-${index}`);
        const turns = [
          async () => void known.push(await timeOf(path, { ...body, email: whose })),
          async () => void unknown.push(await timeOf(path, { ...body, email: nobodys })),
        ];
        for (const turn of index % 2 === 0 ? turns : turns.toReversed()) await turn();
      }
      figures[name] = median(known) / median(unknown);
      figures[`${name}Ms`] = median(unknown);
    }
    await marks.end();
    return { operations: asked, figures };
  };
  return { measure, close: async () => connection.close() };
};
