import { formatMinute, plural } from "../analyses/format.ts";
import { HubProblem } from "./HubProblem.ts";
import { PageProblem } from "./PageProblem.ts";

interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The body of a call that succeeded. Rejects with `HubProblem`, or with TypeError where nobody answered. */
export const answer = async <T>(call: Promise<Answered<T>>): Promise<NonNullable<T>> => {
  const { data, error, response } = await call;
  if (!response.ok) throw problemOf(response, error);
  if (data === undefined || data === null) throw new HubProblem(response.status, null);
  return data;
};

/** As `answer`, for calls that succeed without a body. */
export const done = async (call: Promise<Answered<unknown>>): Promise<void> => {
  const { error, response } = await call;
  if (!response.ok) throw problemOf(response, error);
};

const problemOf = ({ status, headers }: Response, problem: unknown): HubProblem =>
  new HubProblem(status, problem, headers.get("retry-after"));

export const hasStatus = (error: unknown, status: number): boolean =>
  error instanceof HubProblem && error.status === status;

/** Whether it is the problem of this name in the contract, as `step-up-required`. */
export const isProblem = (error: unknown, name: string): boolean =>
  error instanceof HubProblem && error.type === `urn:atoll:problem:${name}`;

/** Until when to wait; the time of day where one would not sit and wait for it. */
const inTime = (seconds: number, failedAt: number): string =>
  seconds < 90
    ? `in ${plural(seconds, "second")}`
    : `in ${plural(Math.ceil(seconds / 60), "minute")}, at ${formatMinute(failedAt + seconds * 1_000)}`;

/** What a person is told about a failed call. */
export const sentenceOf = (error: unknown): string => {
  if (error instanceof HubProblem) {
    if (error.status === 429 && error.retryAfter !== null) {
      return `${error.message} You can try again ${inTime(error.retryAfter, error.failedAt)}.`;
    }
    return error.requestId !== null && error.status >= 500
      ? `${error.message} Tell your operator this request id: ${error.requestId}.`
      : error.message;
  }
  if (error instanceof PageProblem) return error.message;
  return error instanceof TypeError
    ? "The hub does not answer. Check the connection and try again."
    : "Something went wrong in this page. Reload it and try again.";
};
