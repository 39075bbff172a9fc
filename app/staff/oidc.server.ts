/** Signing in with an account of the council: OpenID Connect, code flow with PKCE, state and nonce. */
import * as client from "openid-client";
import type { Store } from "../../db/client";
import type { OidcSettings } from "../env.server";
import { log } from "../log.server";
import { beginChallenge, takeChallenge } from "./challenges.server";

/** What the provider is asked may take, each time. */
const PATIENCE_SECONDS = 5;

/** What was begun, and has to fit what comes back. */
interface Begun {
  state: string;
  nonce: string;
  verifier: string;
  /** where to go on to */
  then: string;
}

export type Claims = Awaited<ReturnType<typeof claimsOf>>;
/** as said on the sign-in page */
type Failure = "oidcDown" | "oidcAgain" | "oidcDenied" | "oidcRefused";
export type OidcAnswer =
  { ok: true; claims: Claims; then: string } | { ok: false; why: Failure; then?: string };

const found = new WeakMap<OidcSettings, Promise<client.Configuration>>();

/** Where the provider's doors are: asked once, and again after a failure. @throws where it does not say */
function findProvider(oidc: OidcSettings): Promise<client.Configuration> {
  let asked = found.get(oidc);
  if (!asked) {
    asked = discover(oidc);
    found.set(oidc, asked);
    asked.catch(() => found.delete(oidc));
  }
  return asked;
}

function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<client.Configuration> {
  const url = new URL(issuer);
  const plain = url.protocol === "http:" ? [client.allowInsecureRequests] : [];
  return client.discovery(url, clientId, clientSecret, undefined, {
    timeout: PATIENCE_SECONDS,
    // the signature of the token is checked too, not only whom it came from
    execute: [client.enableNonRepudiationChecks, ...plain],
  });
}

/** @param back where the provider sends the browser to. @returns where to send it now, and the token it keeps meanwhile;
 *  undefined where the provider does not answer */
export async function beginOidc(
  at: Store,
  oidc: OidcSettings,
  { back, then }: { back: string; then: string },
  now: Date,
): Promise<{ url: string; token: string } | undefined> {
  const provider = await findProvider(oidc).catch(logged);
  if (!provider) return undefined;
  const verifier = client.randomPKCECodeVerifier();
  const begun: Begun = { state: client.randomState(), nonce: client.randomNonce(), verifier, then };
  const url = client.buildAuthorizationUrl(provider, {
    redirect_uri: back,
    scope: "openid profile email",
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  const token = await at.transaction((tx) => beginChallenge(tx, "oidc", begun, now));
  return { url: url.href, token };
}

/** @param url with which the browser came back. @param token which it kept. @returns what the provider says of whom */
export async function readOidcAnswer(
  at: Store,
  oidc: OidcSettings,
  { url, token }: { url: URL; token: string | undefined },
  now: Date,
): Promise<OidcAnswer> {
  const begun = token && (await at.transaction((tx) => takeChallenge<Begun>(tx, "oidc", token, now)));
  if (!begun) return { ok: false, why: "oidcAgain" };
  const { then } = begun;
  try {
    return { ok: true, claims: await claimsOf(await findProvider(oidc), oidc, url, begun), then };
  } catch (error) {
    logged(error);
    return { ok: false, why: whyOf(error), then };
  }
}

async function claimsOf(provider: client.Configuration, oidc: OidcSettings, url: URL, begun: Begun) {
  const tokens = await client.authorizationCodeGrant(provider, url, {
    pkceCodeVerifier: begun.verifier,
    expectedState: begun.state,
    expectedNonce: begun.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims()!;
  // a provider for many organisations speaks in the name of each: only one of them is ours
  if (new URL(claims.iss).href !== new URL(oidc.issuer).href) throw new client.ClientError("another issuer");
  return claims;
}

/** Codes of what could not be asked at all. */
const DOWN = new Set(["OAUTH_TIMEOUT", "OAUTH_ABORT", "OAUTH_RESPONSE_IS_NOT_CONFORM"]);
const AT_FAULT_ITSELF = new Set(["server_error", "temporarily_unavailable"]);

function whyOf(error: unknown): Failure {
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError) {
    if (AT_FAULT_ITSELF.has(error.error)) return "oidcDown";
    return error.error === "access_denied" ? "oidcDenied" : "oidcRefused";
  }
  // fetch says so of what it could not reach
  const unreachable = error instanceof TypeError && error.cause !== undefined;
  return unreachable || DOWN.has(codeOf(error)) ? "oidcDown" : "oidcRefused";
}

function codeOf(error: unknown): string {
  const { code, name } = error as { code?: string; name: string };
  return code ?? name;
}

/** By its kind alone: a message of the library may quote what the provider said of somebody. */
function logged(error: unknown): undefined {
  const { error: said } = error as { error?: unknown };
  log.error({ code: codeOf(error), said: typeof said === "string" ? said.slice(0, 40) : undefined }, "oidc");
  return undefined;
}
