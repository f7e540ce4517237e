import { Option, Redacted } from "effect";
import { describe, expect, it } from "vitest";
import { accessTokenHash } from "../../src/oidc/accessTokenHash.ts";
import { expectedIssuer, identityOf } from "../../src/oidc/claims.ts";
import { defaultIssuers, isPublicIssuer, type ProviderSetup } from "../../src/oidc/ProviderSetup.ts";

const setup = (kind: ProviderSetup["kind"], issuer = defaultIssuers[kind] ?? ""): ProviderSetup => ({
  kind,
  issuer,
  clientId: "atoll",
  clientSecret: Redacted.make("secret"),
  appleKey: null,
});

const tid = "72f988bf-86f1-41af-91ab-2d7cd011db47";
const ofTenant = `https://login.microsoftonline.com/${tid}/v2.0`;

const isVerified = (provider: ProviderSetup, claims: object) =>
  Option.map(
    identityOf(provider, { iss: provider.issuer, sub: "1", email: "ana@lagoon.example", ...claims }),
    ({ isEmailVerified }) => isEmailVerified,
  );

describe("the issuer of a token", () => {
  it("is the tenant's own at Microsoft's shared endpoints", () => {
    expect(expectedIssuer(setup("microsoft"), tid)).toBe(ofTenant);
    for (const wrong of [undefined, "", "common", `${tid}/../${tid}`, tid.toUpperCase()]) {
      expect(expectedIssuer(setup("microsoft"), wrong)).toBeUndefined();
    }
    const claims = { iss: ofTenant, sub: "1", tid };
    expect(Option.isSome(identityOf(setup("microsoft"), claims))).toBe(true);
    const other = tid.replace("7", "8");
    expect(Option.isNone(identityOf(setup("microsoft"), { ...claims, tid: other }))).toBe(true);
    expect(Option.isNone(identityOf(setup("microsoft", ofTenant.replace("7", "8")), claims))).toBe(true);
  });

  it("is the configured one elsewhere, whatever the token says of a tenant", () => {
    expect(expectedIssuer(setup("oidc", "https://sso.example"), tid)).toBe("https://sso.example");
    expect(Option.isNone(identityOf(setup("google"), { iss: "https://evil.example", sub: "1" }))).toBe(true);
  });
});

describe("an e-mail address", () => {
  it("is verified by the rule of each kind", () => {
    const verified = { email_verified: true };
    expect(isVerified(setup("oidc", "https://sso.example"), verified)).toEqual(Option.some(true));
    expect(isVerified(setup("oidc", "https://sso.example"), {})).toEqual(Option.some(false));
    expect(isVerified(setup("apple"), { email_verified: "true" })).toEqual(Option.some(true));
    expect(isVerified(setup("google"), verified)).toEqual(Option.some(false));
    expect(isVerified(setup("google"), { ...verified, hd: "lagoon.example" })).toEqual(Option.some(true));
    expect(isVerified(setup("google"), { ...verified, hd: "other.example" })).toEqual(Option.some(false));
    expect(isVerified(setup("google"), { ...verified, email: "a@gmail.com" })).toEqual(Option.some(true));
    const microsoft = { iss: ofTenant, tid };
    expect(isVerified(setup("microsoft"), { ...microsoft, ...verified })).toEqual(Option.some(false));
    expect(isVerified(setup("microsoft"), { ...microsoft, xms_edov: 1 })).toEqual(Option.some(true));
  });

  it("counts in the whole hub only from issuers that no tenant decides over", () => {
    const isPublic = (["github", "google", "microsoft", "apple"] as const).map((kind) =>
      isPublicIssuer(setup(kind)),
    );
    expect(isPublic).toEqual([true, true, true, true]);
    expect(isPublicIssuer(setup("github", "https://github.hospital.example"))).toBe(false);
    expect(isPublicIssuer(setup("microsoft", "https://login.evil.example/common/v2.0"))).toBe(false);
    expect(isPublicIssuer(setup("oidc", "https://accounts.google.com"))).toBe(false);
  });
});

it("hashes an access token as OpenID Connect's own example does", () => {
  const header = Buffer.from(JSON.stringify({ alg: "RS256" })).toString("base64url");
  const token = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";
  expect(accessTokenHash(`${header}.e30.x`, token)).toBe("77QmUPtjPfzWtF2AnpK9RQ");
});
