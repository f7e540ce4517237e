import type { Answer, OwnSession, Problem, Profile, Session } from "./bodies.ts";
import { otherSession, ownSession, profile, session } from "./story.ts";

export interface Answered {
  readonly status: number;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

const member = (body: string, name: string): string => {
  const found: unknown = Reflect.get(Object(JSON.parse(body)), name);
  return typeof found === "string" ? found : "";
};

const linkInvalid: Problem<"/api/v1/auth/verify-email", "post", 410> = {
  type: "urn:atoll:problem:link-invalid",
  title: "This link does not work any more",
  status: 410,
};

const stepUpRequired: Problem<"/api/v1/users/me/email", "post", 403> = {
  type: "urn:atoll:problem:step-up-required",
  title: "Confirm that it is you",
  status: 403,
};

const wrongPassword: Problem<"/api/v1/auth/step-up", "post", 403> = {
  type: "urn:atoll:problem:wrong-password",
  title: "The password is wrong",
  status: 403,
};

/** An authenticator app, and codes for when it is lost. */
const held: Answer<"/api/v1/auth/second-factors", "get", 200> = {
  totp: true,
  passkeys: 0,
  recoveryCodes: 10,
  required: false,
};

export const tooManyAttempts: Answered = {
  status: 429,
  headers: { "retry-after": "900" },
  body: {
    type: "urn:atoll:problem:too-many-attempts",
    title: "Too many attempts, wait a moment",
    status: 429,
    retryAfterSeconds: 900,
  } satisfies Problem<"/api/v1/auth/login", "post", 429>,
};

export const emailUnverified: Answered = {
  status: 401,
  body: {
    type: "urn:atoll:problem:email-unverified",
    title: "Confirm your e-mail address first",
    status: 401,
  },
};

/** The token that mailed links carry; good once. */
export const linkToken = "good-once";

/** The part of the fake hub that knows accounts, mailed links and where a person is signed in. */
export class FakeAccounts {
  password = "correct horse battery";
  /** What a right password is answered with instead of a session. */
  refusal: Answered | null = null;
  profile: Profile = profile;
  sessions: Array<OwnSession> = [];
  /** What was mailed, and to whom. */
  mails: Array<string> = [];
  #tokens = new Set<string>();
  #confirmed = false;

  /** Whether the person has shown again who it is. */
  get isConfirmed(): boolean {
    return this.#confirmed;
  }

  reset(): void {
    this.password = "correct horse battery";
    this.refusal = null;
    this.profile = profile;
    this.sessions = [ownSession, otherSession];
    this.mails = [];
    this.#tokens = new Set([linkToken]);
    this.#confirmed = false;
  }

  /** What whoever is not signed in may call; nothing for any other path. */
  enter(path: string, body: string): Answered | undefined {
    if (/^\/auth\/tenants\/[^/]+\/providers$/.test(path)) return { status: 200, body: { items: [] } };
    switch (path) {
      case "/auth/register":
      case "/auth/verification":
      case "/auth/forgot-password":
        return this.#mail(path, member(body, "email"));
      case "/auth/verify-email":
      case "/auth/confirm-email":
        return this.#link(body);
      case "/auth/reset-password": {
        const answered = this.#link(body);
        if (answered.status === 204) this.password = member(body, "password");
        return answered;
      }
      default:
        return undefined;
    }
  }

  /** What a person does with its own account; nothing for any other path. */
  answer(method: string, path: string, body: string, caller: Session): Answered | undefined {
    switch (`${method} ${path}`) {
      case "GET /users/me":
        return { status: 200, body: this.profile };
      case "PATCH /users/me":
        this.profile = { ...this.profile, displayName: member(body, "displayName") };
        return { status: 200, body: this.profile };
      case "POST /users/me/email":
        return this.#confirmed
          ? this.#mail(path, member(body, "email"))
          : { status: 403, body: stepUpRequired };
      case "POST /users/me/password":
        if (member(body, "currentPassword") !== this.password) return { status: 403, body: wrongPassword };
        this.password = member(body, "password");
        this.sessions = [ownSession];
        return granted(caller);
      case "POST /auth/step-up":
        if (member(body, "password") !== this.password) return { status: 403, body: wrongPassword };
        this.#confirmed = true;
        return granted(caller);
      case "GET /auth/second-factors":
        return { status: 200, body: held };
      case "GET /auth/linked-accounts":
        return { status: 200, body: { items: [] } };
      case "GET /auth/passkeys":
        return { status: 200, body: [] };
      case "POST /auth/second-factors/code":
        this.#confirmed = true;
        return granted(caller);
      case "GET /auth/sessions":
        return { status: 200, body: this.sessions };
      case "DELETE /auth/sessions":
        this.sessions = [ownSession];
        return { status: 204 };
      case `DELETE /auth/sessions/${otherSession.id}`:
        this.sessions = this.sessions.filter(({ id }) => id !== otherSession.id);
        return { status: 204 };
      default:
        return undefined;
    }
  }

  #mail(path: string, email: string): Answered {
    this.mails.push(`${path} ${email}`);
    const body: Answer<"/api/v1/auth/forgot-password", "post", 202> = { email };
    return { status: 202, body };
  }

  #link(body: string): Answered {
    return this.#tokens.delete(member(body, "token")) ? { status: 204 } : { status: 410, body: linkInvalid };
  }
}

const granted = (caller: typeof session): Answered => {
  const body: Answer<"/api/v1/auth/step-up", "post", 200> = { token: "secret", ...caller };
  return { status: 200, body };
};
