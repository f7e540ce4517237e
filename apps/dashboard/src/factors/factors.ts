import { queryOptions } from "@tanstack/react-query";
import { answer, done } from "../hub/answer.ts";
import { hub } from "../hub/hub.ts";
import type { CurrentSession, SecondFactors } from "../hub/hub.ts";
import { sessionOf } from "../identity/session.ts";
import { makePasskey } from "./passkeys.ts";

export const secondFactorsQuery = queryOptions({
  queryKey: ["second-factors"],
  queryFn: ({ signal }) => answer(hub.GET("/api/v1/auth/second-factors", { signal })),
});

export const passkeysQuery = queryOptions({
  queryKey: ["passkeys"],
  queryFn: ({ signal }) => answer(hub.GET("/api/v1/auth/passkeys", { signal })),
});

export const hasFactor = ({ totp, passkeys }: SecondFactors): boolean => totp || passkeys > 0;

/** A factor was added. Where it is the first one there are recovery codes, which are shown once. */
export interface Added {
  readonly recoveryCodes: ReadonlyArray<string>;
  readonly session: CurrentSession;
}

/** Guards nothing until `confirmTotp`. */
export const enrolTotp = () => answer(hub.POST("/api/v1/auth/totp"));

export const confirmTotp = async (code: string): Promise<Added> => {
  const { recoveryCodes, session } = await answer(hub.POST("/api/v1/auth/totp/confirm", { body: { code } }));
  return { recoveryCodes, session: sessionOf(session) };
};

/** By six digits of the app, or a recovery code. */
export const disableTotp = (code: string): Promise<void> => {
  const method = /^(?:\s*\d){6}\s*$/.test(code) ? "totp" : "recovery-code";
  return done(hub.POST("/api/v1/auth/totp/disable", { body: { method, code } }));
};

/** The ones before no longer work. */
export const renewRecoveryCodes = async (): Promise<ReadonlyArray<string>> =>
  (await answer(hub.POST("/api/v1/auth/recovery-codes"))).recoveryCodes;

export const addPasskey = async (name: string): Promise<Added> => {
  const asked = await answer(hub.POST("/api/v1/auth/passkey-registrations"));
  const body = { name, answer: await makePasskey(asked) };
  const { recoveryCodes, session } = await answer(hub.POST("/api/v1/auth/passkeys", { body }));
  return { recoveryCodes, session: sessionOf(session) };
};

export const renamePasskey = (passkeyId: string, name: string) =>
  answer(hub.PATCH("/api/v1/auth/passkeys/{passkeyId}", { params: { path: { passkeyId } }, body: { name } }));

export const removePasskey = (passkeyId: string): Promise<void> =>
  done(hub.DELETE("/api/v1/auth/passkeys/{passkeyId}", { params: { path: { passkeyId } } }));
