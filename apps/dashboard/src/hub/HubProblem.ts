/** The hub refused: `message` is the sentence of its problem document (RFC 9457). */
export class HubProblem extends Error {
  override readonly name = "HubProblem";
  readonly status: number;
  readonly type: string | null;
  readonly requestId: string | null;
  /** Seconds until the same call may succeed (`Retry-After`), where the hub said so. */
  readonly retryAfter: number | null;
  /** When it failed, in milliseconds since 1970 by this computer's clock. */
  readonly failedAt = performance.timeOrigin + performance.now();

  constructor(status: number, problem: unknown, retryAfter: string | null = null) {
    super(sentence(status, problem));
    this.retryAfter = retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : null;
    this.status = status;
    this.type = text(problem, "type");
    this.requestId = text(problem, "requestId");
  }
}

const member = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

const text = (value: unknown, name: string): string | null => {
  const found = member(value, name);
  return typeof found === "string" && found !== "" ? found : null;
};

const sentence = (status: number, problem: unknown): string => {
  const said = text(problem, "detail") ?? text(problem, "title") ?? `The hub answered with status ${status}`;
  const errors = member(problem, "errors");
  const faults = Array.isArray(errors)
    ? errors.flatMap((fault: unknown) => {
        const detail = text(fault, "detail");
        return detail === null ? [] : [`${text(fault, "pointer") ?? "request"}: ${detail}`];
      })
    : [];
  return ended([said, ...faults].join("; "));
};

const ended = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`);
