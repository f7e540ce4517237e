import { createHash, randomBytes } from "node:crypto";
import { Effect, Redacted, Schema } from "effect";
import type { TestIssuer } from "./TestIssuer.ts";

const Tokens = Schema.fromJsonString(Schema.Struct({ access_token: Schema.String, id_token: Schema.String }));
const decode = Schema.decodeUnknownEffect(Tokens);

const post = async (url: URL, body: URLSearchParams): Promise<string> => {
  const response = await fetch(url, { method: "POST", body });
  return response.text();
};

/** What a program gets from the issuer for a person that signs in there, as a client of its own (RFC 6749 §4.1). */
export const tokensOf = Effect.fnUntraced(function* (
  issuer: TestIssuer,
  { redirectUri, subject }: { readonly redirectUri: string; readonly subject: string },
) {
  const verifier = randomBytes(32).toString("base64url");
  const start = new URL("/auth", issuer.issuer);
  start.search = new URLSearchParams({
    client_id: issuer.clientId,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: "openid email profile",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  }).toString();
  const back = yield* issuer.signIn(start, subject);
  const body = new URLSearchParams({
    grant_type: "authorization_code",
    code: back.searchParams.get("code") ?? "",
    redirect_uri: redirectUri,
    client_id: issuer.clientId,
    client_secret: Redacted.value(issuer.clientSecret),
    code_verifier: verifier,
  });
  const text = yield* Effect.promise(() => post(new URL("/token", issuer.issuer), body));
  const { access_token: accessToken, id_token: idToken } = yield* decode(text);
  return { accessToken, idToken };
});
