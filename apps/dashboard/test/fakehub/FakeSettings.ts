import type { Answer, AuditVerification, CustomRole, LoginProvider, Problem } from "./bodies.ts";
import type { Answered } from "./FakeAccounts.ts";
import * as story from "./settingsStory.ts";

const stepUpRequired: Problem<"/api/v1/roles", "post", 403> = {
  type: "urn:atoll:problem:step-up-required",
  title: "Confirm that it is you",
  status: 403,
};

const roleInUse: Problem<"/api/v1/roles/{roleId}", "delete", 409> = {
  type: "urn:atoll:problem:role-in-use",
  title: "Somebody has this role",
  status: 409,
};

interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly isConfirmed: boolean;
}

/** The part of the fake hub that knows an organisation's own roles, its login providers and its audit trail. */
export class FakeSettings {
  roles: Array<CustomRole> = [];
  providers: Array<LoginProvider> = [];
  /** What the last of the two calls of a verification finds. */
  broken: AuditVerification["broken"] = null;
  isRoleInUse = false;

  reset(): void {
    this.roles = [story.assistant];
    this.providers = [story.provider];
    this.broken = null;
    this.isRoleInUse = false;
  }

  /** Nothing where the path is about something else. */
  answer(call: Call): Answered | undefined {
    const [, group, id = "", deed = ""] = call.path.split("/");
    if (group === "audit") return id === "" ? this.#entries(call.query) : this.#verified(call.query);
    if (group !== "roles" && group !== "login-providers") return undefined;
    if (call.method !== "GET" && !call.isConfirmed) return { status: 403, body: stepUpRequired };
    return group === "roles" ? this.#ofRoles(call, id) : this.#ofProviders(call, id, deed);
  }

  #ofRoles({ method, body }: Call, id: string): Answered {
    if (method === "GET") return { status: 200, body: { items: this.roles, nextCursor: null } };
    if (method === "DELETE") {
      if (this.isRoleInUse) return { status: 409, body: roleInUse };
      this.roles = this.roles.filter((role) => role.id !== id);
      return { status: 204 };
    }
    const made: CustomRole = { ...story.assistant, id: id || "new", ...JSON.parse(body) };
    this.roles = [made, ...this.roles.filter((role) => role.id !== id)];
    return { status: method === "POST" ? 201 : 200, body: made };
  }

  #ofProviders({ method, body }: Call, id: string, deed: string): Answered {
    if (method === "GET") return { status: 200, body: { items: this.providers } };
    if (deed === "test") {
      const found: Answer<"/api/v1/login-providers/{providerId}/test", "post", 200> = {
        usable: false,
        fault: "It does not answer.",
      };
      return { status: 200, body: found };
    }
    const others = this.providers.filter((provider) => provider.id !== id);
    if (method === "DELETE") {
      this.providers = others;
      return { status: 204 };
    }
    const { clientSecret: _, ...told } = JSON.parse(body);
    const before = this.providers.find((provider) => provider.id === id) ?? { ...story.provider, id: "new" };
    const made: LoginProvider = { ...before, ...told };
    this.providers = [made, ...others];
    return { status: method === "POST" ? 201 : 200, body: made };
  }

  #entries(query: URLSearchParams): Answered {
    const fits = story.entries.filter(
      ({ actor, action, at }) =>
        [actor.id, null].includes(query.get("actorId")) &&
        [action, null].includes(query.get("action")) &&
        at >= (query.get("from") ?? ""),
    );
    const from = Number(query.get("cursor") ?? 0);
    const to = from + 3;
    const page: Answer<"/api/v1/audit", "get", 200> = {
      items: fits.slice(from, to),
      nextCursor: to < fits.length ? String(to) : null,
    };
    return { status: 200, body: page };
  }

  #verified(query: URLSearchParams): Answered {
    const isSecond = query.get("after") === "10000";
    const found: AuditVerification = {
      sequence: isSecond ? 10_250 : 10_000,
      hash: story.chainHash,
      checked: isSecond ? 250 : 10_000,
      from: isSecond ? "2026-11-20T09:00:00.000Z" : "2026-11-01T08:00:00.000Z",
      to: isSecond ? "2026-11-21T10:00:00.000Z" : "2026-11-20T08:00:00.000Z",
      complete: isSecond,
      broken: isSecond ? this.broken : null,
    };
    return { status: 200, body: found };
  }
}
