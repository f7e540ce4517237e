import type { Answer, Invitation, InvitationPreview, Member, Problem, Session, Tenant } from "./bodies.ts";
import type { Answered } from "./FakeAccounts.ts";
import * as story from "./tenantStory.ts";

const member = (body: string, name: string): unknown => Reflect.get(Object(JSON.parse(body)), name);
const text = (body: string, name: string): string => String(member(body, name));

const roles = ["owner", "admin", "steward", "member", "viewer", "guest"] as const;
const roleIn = (body: string): Member["role"] => roles.find((role) => role === text(body, "role")) ?? "guest";

const invitationOver: Problem<"/api/v1/invitations/preview", "post", 404> = {
  type: "urn:atoll:problem:invitation-not-found",
  title: "There is no such invitation, or it is over",
  status: 404,
};

const lastOwner: Problem<"/api/v1/tenants/{tenantId}/leave", "post", 409> = {
  type: "urn:atoll:problem:last-owner",
  title: "The last owner stays: name another one first",
  status: 409,
};

const stepUpRequired: Problem<"/api/v1/tenants/{tenantId}/transfer", "post", 403> = {
  type: "urn:atoll:problem:step-up-required",
  title: "Confirm that it is you",
  status: 403,
};

const preconditionFailed: Problem<"/api/v1/tenants/{tenantId}", "patch", 412> = {
  type: "urn:atoll:problem:precondition-failed",
  title: "It was changed in the meantime, read it again",
  status: 412,
};

/** Who calls, and what the fake hub remembers of the session. */
interface Caller {
  session: Session;
  readonly accounts: { readonly isConfirmed: boolean };
  readonly endSessions: () => void;
}

/** The part of the fake hub that knows organisations, their members and how people join. */
export class FakeTenants {
  tenant: Tenant = story.tenant;
  members: Array<Member> = [];
  invitations: Array<Invitation> = [];
  /** Tokens that nobody can use any more. */
  over = new Set<string>();

  reset(): void {
    this.tenant = story.tenant;
    this.members = [...story.members];
    this.invitations = [...story.invitations];
    this.over = new Set([story.tokens.over]);
  }

  /** What whoever is not signed in may call; nothing for any other path. */
  enter(path: string, body: string): Answered | undefined {
    const isRegistration = path === "/invitations/register";
    if (path !== "/invitations/preview" && !isRegistration) return undefined;
    const token = text(body, "token");
    if (this.over.has(token)) return { status: 404, body: invitationOver };
    if (isRegistration) return { status: 202, body: { email: text(body, "email") } };
    const preview: InvitationPreview = {
      tenantName: story.otherTenant.name,
      role: "steward",
      invitedBy: "Grace Obi",
      bound: token !== story.tokens.open,
      expiresAt: "2100-01-01T00:00:00.000Z",
    };
    return { status: 200, body: preview };
  }

  /** Nothing where the path is not about organisations. */
  answer(method: string, path: string, body: string, caller: Caller, ifMatch?: string): Answered | undefined {
    if (path === "/invitations/accept") return this.#accept(text(body, "token"));
    if (path === "/auth/switch-tenant") return this.#switch(text(body, "tenantId"), caller);
    if (path === "/tenants") {
      if (method === "POST") return { status: 201, body: { ...this.tenant, ...story.otherTenant } };
      const { session } = caller;
      const mine: Answer<"/api/v1/tenants", "get", 200> = [
        { id: this.tenant.id, name: this.tenant.name, state: this.tenant.state, role: session.role },
        { ...story.otherTenant, state: "active", role: "steward" },
      ];
      return { status: 200, body: mine };
    }
    const [, group, , part = "", id = "", deed = ""] = path.split("/");
    if (group !== "tenants") return undefined;
    switch (`${method} ${part}`) {
      case "GET ":
        return { status: 200, body: this.tenant };
      case "PATCH ":
        return this.#change(body, ifMatch);
      case "POST archive":
      case "POST restore":
        if (!caller.accounts.isConfirmed) return { status: 403, body: stepUpRequired };
        this.tenant = { ...this.tenant, state: part === "archive" ? "archived" : "active" };
        return { status: 200, body: this.tenant };
      case "GET permissions":
        return { status: 200, body: story.explained(caller.session.user.id, caller.session.role) };
      case "POST leave":
        if (caller.session.role === "owner") return { status: 409, body: lastOwner };
        caller.endSessions();
        return { status: 204 };
      case "POST transfer":
        return this.#transfer(text(body, "userId"), caller);
      default:
        return part === "members"
          ? this.#ofMembers(method, id, body)
          : this.#ofInvitations(method, id, deed, body);
    }
  }

  #change(body: string, ifMatch: string | undefined): Answered {
    const { revision } = this.tenant;
    if (ifMatch !== `"${revision}"`) return { status: 412, body: preconditionFailed };
    this.tenant = { ...this.tenant, ...JSON.parse(body), revision: revision + 1 };
    return { status: 200, body: this.tenant };
  }

  #ofMembers(method: string, id: string, body: string): Answered {
    if (method === "GET") return { status: 200, body: { items: this.members, nextCursor: null } };
    const others = this.members.filter(({ userId }) => userId !== id);
    if (method === "DELETE") this.members = others;
    else {
      this.members = this.members.map((each) =>
        each.userId === id ? { ...each, role: roleIn(body) } : each,
      );
    }
    return { status: 204 };
  }

  #ofInvitations(method: string, id: string, deed: string, body: string): Answered {
    if (method === "GET") return { status: 200, body: { items: this.invitations, nextCursor: null } };
    if (method === "DELETE") {
      const revokedAt = "2026-11-21T10:00:00.000Z";
      this.invitations = this.invitations.map((each) => (each.id === id ? { ...each, revokedAt } : each));
      return { status: 204 };
    }
    if (deed === "resend") return { status: 200, body: this.invitations[0] ?? {} };
    const email = id === "links" ? null : text(body, "email");
    const maximumUses = id === "links" ? Number(member(body, "maximumUses")) : 1;
    const made = story.invitation(10 + this.invitations.length, { email, role: roleIn(body), maximumUses });
    this.invitations = [made, ...this.invitations];
    return id === "links"
      ? { status: 201, body: { token: this.#linkToken(), invitation: made } }
      : { status: 201, body: made };
  }

  /** Another one for each link. */
  #linkToken(): string {
    const links = this.invitations.filter(({ email }) => email === null).length;
    return links <= 2 ? story.tokens.open : `${story.tokens.open}_${links}`;
  }

  #transfer(id: string, caller: Caller): Answered {
    if (!caller.accounts.isConfirmed) return { status: 403, body: stepUpRequired };
    const mine = caller.session.user.id;
    const roleOf = (each: Member): Member["role"] => {
      if (each.userId === id) return "owner";
      return each.userId === mine ? "admin" : each.role;
    };
    this.members = this.members.map((each) => ({ ...each, role: roleOf(each) }));
    caller.session = { ...caller.session, role: "admin" };
    return { status: 204 };
  }

  #accept(token: string): Answered {
    if (this.over.has(token) || token === story.tokens.elsewhere)
      return { status: 404, body: invitationOver };
    this.over.add(token);
    const { id: tenantId, name: tenantName } = story.otherTenant;
    const joined: Answer<"/api/v1/invitations/accept", "post", 200> = {
      tenantId,
      tenantName,
      role: "steward",
    };
    return { status: 200, body: joined };
  }

  #switch(id: string, caller: Caller): Answered {
    const { session } = caller;
    caller.session =
      id === story.otherTenant.id
        ? { ...session, tenant: story.otherTenant, role: "steward" }
        : { ...session, tenant: { id: this.tenant.id, name: this.tenant.name }, role: "owner" };
    const grant: Answer<"/api/v1/auth/switch-tenant", "post", 200> = { token: "secret", ...caller.session };
    return { status: 200, body: grant };
  }
}
