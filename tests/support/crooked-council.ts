/** A provider of our own making beside the real one: it signs whatever it is told to. */
import { createSign, generateKeyPairSync } from "node:crypto";
import { text } from "node:stream/consumers";
import { close, listen, type Council } from "./council";

export interface Crooked extends Council {
  /** what it says wrongly, on top of what is right */
  claims: Record<string, unknown>;
  /** signs with a key that it does not show */
  otherKey: boolean;
  /** names itself so in what it says of where its doors are */
  saysIssuer: string | undefined;
  /** does not answer where codes are taken; "hang" keeps silent everywhere */
  down: false | "tokens" | "all" | "hang";
  /** how often it was asked where its doors are */
  asked: number;
}

const pair = () => generateKeyPairSync("rsa", { modulusLength: 2048 });

export async function startCrooked(): Promise<Crooked> {
  const { server, issuer } = await listen();
  const [own, other] = [pair(), pair()];
  const nonces = new Map<string, string>();
  const it: Crooked = {
    ...{ issuer, people: new Map(), close: () => close(server) },
    ...{ claims: {}, otherKey: false, saysIssuer: undefined, down: false, asked: 0 },
  };

  function sign(claims: object): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const body = `${part({ alg: "RS256", kid: "one" })}.${part(claims)}`;
    const key = (it.otherKey ? other : own).privateKey;
    return `${body}.${createSign("sha256").update(body).sign(key, "base64url")}`;
  }

  server.on("request", (req, res) => {
    void (async () => {
      const url = new URL(req.url!, issuer);
      const json = (value: object) => {
        res.writeHead(200, { "content-type": "application/json" });
        res.end(JSON.stringify(value));
      };
      if (it.down === "hang") return;
      if (it.down === "all" || (it.down === "tokens" && url.pathname === "/token")) {
        res.writeHead(503).end();
        return;
      }
      switch (url.pathname) {
        case "/.well-known/openid-configuration":
          it.asked++;
          return json({
            issuer: it.saysIssuer ?? issuer,
            authorization_endpoint: `${issuer}/auth`,
            token_endpoint: `${issuer}/token`,
            jwks_uri: `${issuer}/keys`,
            response_types_supported: ["code"],
            id_token_signing_alg_values_supported: ["RS256"],
          });
        case "/keys":
          return json({
            keys: [{ ...own.publicKey.export({ format: "jwk" }), kid: "one", alg: "RS256", use: "sig" }],
          });
        case "/auth": {
          const code = `code-${nonces.size}`;
          nonces.set(code, url.searchParams.get("nonce") ?? "");
          const back = new URL(url.searchParams.get("redirect_uri")!);
          back.search = new URLSearchParams({ code, state: url.searchParams.get("state") ?? "" }).toString();
          res.writeHead(303, { location: back.href }).end();
          return;
        }
        case "/token": {
          const form = new URLSearchParams(await text(req));
          const now = Math.floor(Date.now() / 1000);
          const right = { iss: issuer, aud: form.get("client_id"), sub: "crook", iat: now, exp: now + 600 };
          const claims = { ...right, nonce: nonces.get(form.get("code") ?? ""), ...it.claims };
          return json({ access_token: "x", token_type: "Bearer", id_token: sign(claims) });
        }
        default:
          res.writeHead(404).end();
      }
    })();
  });
  return it;
}
