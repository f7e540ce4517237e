import { queryOptions } from "@tanstack/react-query";
import { answer, done } from "../hub/answer.ts";
import { hub } from "../hub/hub.ts";

export const profileQuery = queryOptions({
  queryKey: ["profile"],
  queryFn: ({ signal }) => answer(hub.GET("/api/v1/users/me", { signal })),
});

export const ownSessionsQuery = queryOptions({
  queryKey: ["own-sessions"],
  queryFn: ({ signal }) => answer(hub.GET("/api/v1/auth/sessions", { signal })),
});

export const changeName = (displayName: string) =>
  answer(hub.PATCH("/api/v1/users/me", { body: { displayName } }));

export const changeEmail = (email: string) => answer(hub.POST("/api/v1/users/me/email", { body: { email } }));

/** Ends all other sessions. */
export const changePassword = (body: { readonly password: string; readonly currentPassword?: string }) =>
  answer(hub.POST("/api/v1/users/me/password", { body }));

export const endSession = (sessionId: string): Promise<void> =>
  done(hub.DELETE("/api/v1/auth/sessions/{sessionId}", { params: { path: { sessionId } } }));

export const endOtherSessions = (): Promise<void> => done(hub.DELETE("/api/v1/auth/sessions"));

/** Ends every session, this one too. */
export const deactivate = (): Promise<void> => done(hub.POST("/api/v1/users/me/deactivate"));

/** For good; refused to the only owner of an organisation. */
export const removeAccount = (): Promise<void> => done(hub.DELETE("/api/v1/users/me"));
