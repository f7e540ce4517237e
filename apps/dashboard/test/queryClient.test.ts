import { MutationObserver } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { HubProblem } from "../src/hub/HubProblem.ts";
import { makeQueryClient } from "../src/hub/queryClient.ts";

it("forgets what a form sent soon after the form is gone, a password or a key", async () => {
  const client = makeQueryClient(() => {});
  const form = new MutationObserver(client, { mutationFn: (password: string) => Promise.resolve(password) });
  const gone = form.subscribe(() => {});
  await form.mutate("correct horse battery");
  gone();
  await expect.poll(() => client.getMutationCache().getAll(), { timeout: 5_000 }).toEqual([]);
});

it.each([
  ["unauthenticated", 1],
  ["invalid-credentials", 0],
])("takes %s of a call for the end of the session %i times", async (name, times) => {
  let ends = 0;
  const client = makeQueryClient(() => {
    ends += 1;
  });
  const refused = new HubProblem(401, { type: `urn:atoll:problem:${name}`, title: "No" });
  const form = new MutationObserver(client, { mutationFn: () => Promise.reject(refused) });
  await expect(form.mutate()).rejects.toBe(refused);
  expect(ends).toBe(times);
});
