import { QueryObserver } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { makeQueryClient } from "../src/hub/queryClient.ts";
import { forgetPerson } from "../src/identity/forgetPerson.ts";

const canary = "canary-secret";

it("leaves nothing of a person in the page, neither what was shown nor what was sent", async () => {
  const client = makeQueryClient(() => undefined);
  client.setQueryData(["session"], null);
  const shown = new QueryObserver(client, { queryKey: ["totp-enrolment"], queryFn: () => canary });
  const leave = shown.subscribe(() => undefined);
  client.setQueryData(["totp-enrolment"], canary);
  const sent = client
    .getMutationCache()
    .build<string, Error, string, unknown>(client, { mutationFn: async () => canary });
  await sent.execute(canary);
  forgetPerson(client);
  const kept = () => [
    ...client
      .getQueryCache()
      .getAll()
      .map(({ queryKey, state }) => [queryKey, state.data]),
    ...client
      .getMutationCache()
      .getAll()
      .map(({ state }) => state.variables),
  ];
  expect(kept()).toEqual([[["session"], null]]);
  leave();
  client.clear();
});
