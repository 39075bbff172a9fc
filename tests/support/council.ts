/** The council's sign-in, on loopback: a real OpenID provider with made-up people, who only type their name. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type Provider from "oidc-provider";

export const CLIENT = { id: "family-portal", secret: "made-up-secret-of-the-portal" };

/** What the token says of somebody. */
export type Person = Record<string, unknown>;

export interface Council {
  issuer: string;
  /** by the name they type */
  people: Map<string, Person>;
  close(): Promise<void>;
}

/** @param back where the portal takes people back */
export async function startCouncil(back: string[]): Promise<Council> {
  const { server, issuer } = await listen();
  const people = new Map<string, Person>();
  const { Provider } = await quietly(() => import("oidc-provider"));
  const provider = await quietly(
    () =>
      new Provider(issuer, {
        clients: [
          {
            client_id: CLIENT.id,
            client_secret: CLIENT.secret,
            redirect_uris: back,
            token_endpoint_auth_method: "client_secret_post",
          },
        ],
        claims: {
          openid: ["sub"],
          profile: ["roles", "groups", "preferred_username", "_claim_names"],
          email: ["email", "email_verified"],
        },
        // as Entra does
        conformIdTokenClaims: false,
        cookies: { keys: ["made up for a test"] },
        features: { devInteractions: { enabled: false } },
        pkce: { required: () => true },
        ttl: {
          Session: 600,
          Grant: 600,
          Interaction: 600,
          AccessToken: 600,
          IdToken: 600,
          AuthorizationCode: 60,
        },
        interactions: { url: (_, { uid }) => `/interaction/${uid}` },
        findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...people.get(sub) }) }),
        async loadExistingGrant({ oidc }) {
          const { client, session } = oidc;
          const grant = new oidc.provider.Grant({
            clientId: client!.clientId,
            accountId: session!.accountId!,
          });
          grant.addOIDCScope("openid profile email");
          await grant.save();
          return grant;
        },
      }),
  );
  const answer = provider.callback();
  server.on("request", (req, res) => {
    if (!req.url?.startsWith("/interaction/")) return void answer(req, res);
    void interact(provider, req, res);
  });
  return { issuer, people, close: () => close(server) };
}

/** It has advice for whoever runs it for real: on which Node, and with keys of their own. */
async function quietly<T>(make: () => T): Promise<Awaited<T>> {
  const { warn, info } = console;
  console.warn = console.info = () => undefined;
  try {
    return await make();
  } finally {
    Object.assign(console, { warn, info });
  }
}

async function interact(provider: Provider, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.method === "GET") {
    res.writeHead(200, { "content-type": "text/html" });
    res.end(
      `<!doctype html><html lang="en"><title>Council</title><link rel="icon" href="data:,">` +
        `<h1>Council sign-in</h1><form method="post"><label>Name <input name="name"></label><button>Next</button></form></html>`,
    );
    return;
  }
  const name = new URLSearchParams(await text(req)).get("name") ?? "";
  const result = name
    ? { login: { accountId: name } }
    : { error: "access_denied", error_description: "The person went away" };
  await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
}

/** Does what a person does there. @param url where the portal sent the browser to. @returns where the council sends it back to */
export async function signInThere(url: string, name: string): Promise<string> {
  const cookies = new Map<string, string>();
  const { origin } = new URL(url);
  let at = url;
  for (let hops = 0; new URL(at).origin === origin; hops++) {
    if (hops > 8) throw new Error(`The council goes round in circles: ${at}`);
    const typed = at.includes("/interaction/") && hops > 0;
    const response = await fetch(at, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([key, value]) => `${key}=${value}`).join("; ") },
      ...(typed ? { method: "POST", body: new URLSearchParams({ name }) } : {}),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, key, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      cookies.set(key!, value!);
    }
    const location = response.headers.get("location");
    if (!location) throw new Error(`The council said ${response.status}: ${await response.text()}`);
    at = new URL(location, at).href;
  }
  return at;
}

export async function listen(): Promise<{ server: Server; issuer: string }> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "localhost", done));
  return { server, issuer: `http://localhost:${(server.address() as AddressInfo).port}` };
}

export function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => void server.close(() => done()));
}
