/** A device that holds passkeys, in software: ECDSA on P-256, no attestation. Each answer can be spoilt on purpose. */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";

const sha256 = (it: string | Buffer) => createHash("sha256").update(it).digest();
const text = (it: Buffer) => it.toString("base64url");

/** What a test may have different from what an honest device says. */
export interface Spoilt {
  origin?: string;
  rpId?: string;
  challenge?: string;
  /** whether it made sure of its owner */
  verified?: boolean;
  counter?: number;
  userHandle?: string;
  signature?: string;
  /** a maker's certificate */
  certified?: boolean;
}

interface Credential {
  id: Buffer;
  key: KeyObject;
  userHandle: string;
  counter: number;
}

export class Authenticator {
  credential: Credential | undefined;

  /** @param counts false: as devices whose passkeys are in several places, it stays at nought */
  constructor(
    readonly origin: string,
    readonly counts = true,
  ) {}

  /** @param options as the portal gives them to the script. @returns what the script sends */
  make(options: string, spoilt: Spoilt = {}, id = randomBytes(16)): string {
    const asked = JSON.parse(options) as { challenge: string; user: { id: string }; rp: { id: string } };
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { x, y } = publicKey.export({ format: "jwk" });
    this.credential = { id, key: privateKey, userHandle: asked.user.id, counter: 0 };
    const cose = cbor(
      new Map<number, unknown>([
        ...([
          [1, 2],
          [3, -7],
          [-1, 1],
        ] as const),
        [-2, Buffer.from(x!, "base64url")],
        [-3, Buffer.from(y!, "base64url")],
      ]),
    );
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const authData = Buffer.concat([
      this.#head(asked.rp.id, 0x40, 0, spoilt),
      ...[Buffer.alloc(16), length, id, cose],
    ]);
    const statement = spoilt.certified ? { alg: -7, sig: randomBytes(64), x5c: [randomBytes(64)] } : {};
    const fmt = spoilt.certified ? "packed" : "none";
    const attestationObject = text(cbor({ fmt, attStmt: statement, authData }));
    const clientDataJSON = text(this.#clientData("webauthn.create", asked.challenge, spoilt));
    return this.#said(id, { clientDataJSON, attestationObject, transports: ["internal"] });
  }

  /** @returns what the script sends of its answer */
  answer(options: string, spoilt: Spoilt = {}): string {
    const asked = JSON.parse(options) as { challenge: string; rpId: string };
    const mine = this.credential!;
    if (this.counts) mine.counter++;
    const authData = this.#head(asked.rpId, 0, spoilt.counter ?? mine.counter, spoilt);
    const clientData = this.#clientData("webauthn.get", asked.challenge, spoilt);
    const signature = sign("sha256", Buffer.concat([authData, sha256(clientData)]), mine.key);
    return this.#said(mine.id, {
      clientDataJSON: text(clientData),
      authenticatorData: text(authData),
      signature: spoilt.signature ?? text(signature),
      userHandle: spoilt.userHandle ?? mine.userHandle,
    });
  }

  #said(id: Buffer, response: object): string {
    return JSON.stringify({ id: text(id), rawId: text(id), type: "public-key", response });
  }

  #clientData(type: string, challenge: string, spoilt: Spoilt): Buffer {
    const { origin = this.origin } = spoilt;
    return Buffer.from(
      JSON.stringify({ type, challenge: spoilt.challenge ?? challenge, origin, crossOrigin: false }),
    );
  }

  #head(rpId: string, flags: number, counter: number, { rpId: other, verified = true }: Spoilt): Buffer {
    const head = Buffer.alloc(5);
    head.writeUInt8(flags | 0x01 | (verified ? 0x04 : 0));
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([sha256(other ?? rpId), head]);
  }
}

/** As much of RFC 8949 as a device needs: whole numbers, texts, bytes, lists and maps. */
function cbor(it: unknown): Buffer {
  if (typeof it === "number") return it >= 0 ? start(0, it) : start(1, -1 - it);
  if (Buffer.isBuffer(it)) return Buffer.concat([start(2, it.length), it]);
  if (typeof it === "string") return Buffer.concat([start(3, Buffer.byteLength(it)), Buffer.from(it)]);
  if (Array.isArray(it)) return Buffer.concat([start(4, it.length), ...it.map(cbor)]);
  const entries = it instanceof Map ? [...(it as Map<unknown, unknown>)] : Object.entries(it as object);
  return Buffer.concat([start(5, entries.length), ...entries.flatMap(([k, v]) => [cbor(k), cbor(v)])]);
}

function start(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value]);
  if (value < 256) return Buffer.from([(major << 5) | 24, value]);
  return Buffer.from([(major << 5) | 25, value >> 8, value & 255]);
}
