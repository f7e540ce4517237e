import { sha256Hex } from "@atoll/security/Digest";

const start = "atoll-cluster";

/** What PostgreSQL keeps of an application's name. */
const longest = 63;

/** Begins the name of every session that belongs to the runner. */
export const sessionPrefix = (runner: string): string => `${start} ${sha256Hex(runner).slice(0, 12)}`;

/** The `application_name` of the sessions with which a runner holds its locks: whether they exist tells if it lives. */
export const sessionName = (runner: string): string => `${sessionPrefix(runner)} ${runner}`.slice(0, longest);
