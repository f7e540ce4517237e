import type { OutgoingHttpHeaders } from "node:http";
import { describe, expect, it, layer } from "@effect/vitest";
import { Effect } from "effect";
import { canonical, clientNetwork } from "../../src/edge/Address.ts";
import * as TrustedProxies from "../../src/edge/TrustedProxies.ts";
import { someId } from "../support/fakeCallers.ts";
import { TestHub } from "../support/TestHub.ts";

/** What the hub took for the client's address; the connection comes from `from`, and 127.0.0.1 is trusted. */
const seen = (from: string, headers: OutgoingHttpHeaders) =>
  Effect.gen(function* () {
    const hub = yield* TestHub;
    const answer = yield* hub.send(`/api/v1/projects/${someId}`, {
      headers: { authorization: "Bearer owner", ...headers },
      from,
    });
    return answer.json;
  });

const proxy = "127.0.0.1";
const stranger = "127.0.0.2";

layer(TestHub.layer, { excludeTestServices: true })("the client's address", (it) => {
  it.effect.each([
    ["is the connection's without a header", proxy, {}, "127.0.0.1"],
    ["is what the proxy says", proxy, { "x-forwarded-for": "203.0.113.7" }, "203.0.113.7"],
    [
      "is what the proxy says by the standard",
      proxy,
      { forwarded: "for=203.0.113.7;proto=https" },
      "203.0.113.7",
    ],
    ["may have a port and quotes", proxy, { forwarded: 'For="[2001:DB8::17]:4711"' }, "2001:db8::17"],
    ["may have a port", proxy, { "x-forwarded-for": "203.0.113.7:443" }, "203.0.113.7"],
    [
      "is IPv4 where it is written as IPv6",
      proxy,
      { "x-forwarded-for": "::ffff:203.0.113.7" },
      "203.0.113.7",
    ],
    [
      "is not what the client wrote before it",
      proxy,
      { "x-forwarded-for": "10.9.9.9, 203.0.113.7" },
      "203.0.113.7",
    ],
    ["skips proxies", proxy, { "x-forwarded-for": "203.0.113.7, 127.0.0.1" }, "203.0.113.7"],
    ["stops where the chain breaks off", proxy, { "x-forwarded-for": "203.0.113.7, junk" }, "127.0.0.1"],
    ["is the proxy's where it hides", proxy, { forwarded: "for=_secret" }, "127.0.0.1"],
    [
      "is not hidden in a quoted comma",
      proxy,
      { forwarded: 'for="10.9.9.9, for=10.8.8.8", for=203.0.113.7' },
      "203.0.113.7",
    ],
    [
      "is the proxy's where two headers disagree",
      proxy,
      { "x-forwarded-for": "203.0.113.7", forwarded: "for=10.9.9.9" },
      "127.0.0.1",
    ],
    ["is the connection's where nobody trusts it", stranger, { "x-forwarded-for": "203.0.113.7" }, stranger],
    ["is the connection's whatever it writes", stranger, { forwarded: "for=127.0.0.1" }, stranger],
    [
      "is the connection's, and no other header says anything",
      stranger,
      {
        "x-real-ip": "10.9.9.9",
        "client-ip": "10.9.9.9",
        "cf-connecting-ip": "10.9.9.9",
        via: "1.1 10.9.9.9",
      },
      stranger,
    ],
  ] as const)("%s", ([, from, headers, address]) =>
    Effect.gen(function* () {
      expect(yield* seen(from, headers)).toMatchObject({ description: address });
    }),
  );

  it.effect("headers that name somebody else change nothing about who calls", () =>
    Effect.gen(function* () {
      const hub = yield* TestHub;
      const claims = { "x-tenant": "x", "x-user": "x", "x-role": "owner", "x-forwarded-user": "owner" };
      const anonymous = yield* hub.send(`/api/v1/projects/${someId}`, { headers: claims });
      expect(anonymous.status).toBe(401);
      const headers = { authorization: "Bearer viewer", ...claims, "content-type": "application/json" };
      const viewer = yield* hub.send("/api/v1/projects", { method: "POST", headers, body: "{}" });
      expect(viewer.status).toBe(403);
    }),
  );
});

describe("addresses", () => {
  it.each([
    ["2001:DB8:0:0:0:0:0:1", "2001:db8::1"],
    ["::ffff:7f00:1", "127.0.0.1"],
    ["fe80::1%eth0", "fe80::1"],
    ["127.1", undefined],
    ["0x7f000001", undefined],
    ["", undefined],
  ])("%s is %s", (text, written) => expect(canonical(text)).toBe(written));

  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
  ])("%s counts as %s", (address, network) => expect(clientNetwork(address)).toBe(network));

  it.each(["10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "::/129", "*", "10.0.0.0/8/8", "example.org"])(
    "%s is no network",
    (text) => expect(TrustedProxies.parseNetwork(text)).toBeUndefined(),
  );

  it("of networks are trusted by their prefix, in both families", () => {
    const trusted = TrustedProxies.make(["10.0.0.0/8", "fd00::/8", "192.0.2.7"]);
    const asked = ["10.255.0.1", "11.0.0.1", "fd12::1", "fe80::1", "192.0.2.7", "192.0.2.8"];
    expect(asked.filter(trusted.has)).toEqual(["10.255.0.1", "fd12::1", "192.0.2.7"]);
  });
});
