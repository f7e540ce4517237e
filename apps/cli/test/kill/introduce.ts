import { HubClient } from "@atoll/client/effect/HubClient";
import { PublicKey } from "@atoll/contract/nodes/PublicKey";
import type { NodeId } from "@atoll/contract/nodes/NodeId";
import type { ProjectId } from "@atoll/contract/projects/Project";
import { Effect, Redacted, Schema } from "effect";
import { aggregator, type Site, sites } from "../../src/demo/islands.ts";

/** By its name: written out, the type of all operations is longer than the compiler writes. */
export interface SignedIn extends Effect.Success<ReturnType<typeof HubClient.make>> {}

const PublicKeys = Schema.fromJsonString(Schema.Struct({ signingKey: PublicKey, sealingKey: PublicKey }));

/** A person and a node for each site, and a project that all have joined. */
export interface People {
  readonly as: Readonly<Record<Site, SignedIn>>;
  readonly nodes: Readonly<Record<Site, NodeId>>;
  readonly projectId: ProjectId;
}

const register = Effect.fnUntraced(function* (baseUrl: string, site: Site) {
  const anonymous = yield* HubClient.make({ baseUrl });
  const { token } = yield* anonymous.auth
    .register({
      payload: {
        email: `${site.toLowerCase()}@example.org`,
        password: "nobody kills the hub here",
        displayName: site,
        tenantName: site,
      },
    })
    .pipe(Effect.filterOrFail((answer) => "token" in answer));
  const person: SignedIn = yield* HubClient.make({ baseUrl, token: Effect.succeed(Redacted.make(token)) });
  return person;
});

const node = Effect.fnUntraced(function* (person: SignedIn, site: Site, text: string) {
  const keys = yield* Schema.decodeUnknownEffect(PublicKeys)(text);
  const type = site === aggregator ? "aggregator" : "default";
  const { id } = yield* person.nodes.create({ payload: { name: site, type, ...keys } });
  return { person, id };
});

/** Introduces the sites to a new hub, with the public keys their agents printed. */
export const introduce = Effect.fnUntraced(function* (baseUrl: string, keys: Readonly<Record<Site, string>>) {
  const join = (site: Site) =>
    Effect.flatMap(register(baseUrl, site), (person) => node(person, site, keys[site]));
  const everyone = {
    Lagoon: yield* join("Lagoon"),
    Biscoe: yield* join("Biscoe"),
    Dream: yield* join("Dream"),
    Torgersen: yield* join("Torgersen"),
  };
  const analyst = everyone[aggregator].person;
  const { id: projectId } = yield* analyst.projects.create({
    payload: { name: "Penguins", description: "Of three islands" },
  });
  for (const site of sites) {
    const { id: nodeId, person } = everyone[site];
    yield* analyst.projects.invite({ params: { projectId }, payload: { nodeId } });
    yield* person.projects.consent({
      params: { projectId, nodeId },
      payload: { decision: "approved", comment: "" },
    });
  }
  const { Lagoon, Biscoe, Dream, Torgersen } = everyone;
  return {
    as: { Lagoon: Lagoon.person, Biscoe: Biscoe.person, Dream: Dream.person, Torgersen: Torgersen.person },
    nodes: { Lagoon: Lagoon.id, Biscoe: Biscoe.id, Dream: Dream.id, Torgersen: Torgersen.id },
    projectId,
  } satisfies People;
});
