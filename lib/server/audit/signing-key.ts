import "server-only";
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { base64, fromBase64, utf8 } from "@/lib/proof/bytes";
import { type VerifierKey } from "@/lib/proof/signed-note";
import { env } from "../env";

/** The key with which this installation signs what its log says about itself. */
export interface SigningKey {
  /** 32 bytes */
  readonly publicKey: Uint8Array;
  /** 64 bytes (RFC 8032) over the UTF-8 bytes of the text. */
  readonly sign: (text: string) => Uint8Array;
}

/**
 * The private key in its file outside of the database, made at its first use. Whoever can write to the database can't
 * sign, and whoever takes the file away makes the next use make another: that is how a key is changed. Throws where the
 * file is there and holds no Ed25519 key.
 */
export async function signingKey(): Promise<SigningKey> {
  const file = env().logKeyFile;
  const pem = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  const key = createPrivateKey(pem ?? (await makeKey(file)));
  if (key.asymmetricKeyType !== "ed25519")
    throw new Error(`${path.basename(file)} holds no Ed25519 key. 签名密钥文件不是 Ed25519 私钥。`);
  const publicKey = rawOf(createPublicKey(key));
  await remember(publicKey);
  return { publicKey, sign: (text) => Uint8Array.from(sign(null, utf8(text), key)) };
}

/** Two processes that start at once agree on the key whose file was there first. */
async function makeKey(file: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  const { privateKey } = generateKeyPairSync("ed25519");
  const handle = await open(draft, "wx", 0o600);
  try {
    await handle.writeFile(privateKey.export({ format: "pem", type: "pkcs8" }));
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(draft);
  }
  return readFile(file, "utf8");
}

/** The public keys that ever signed here, one a line in base64, so that old checkpoints verify after a change of key. */
const knownKeysFile = (): string => path.join(env().dataDir, "keys", "log-keys.txt");

async function knownKeyLines(): Promise<readonly string[]> {
  const text = await readFile(knownKeysFile(), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n").filter(Boolean);
}

async function remember(publicKey: Uint8Array): Promise<void> {
  const line = base64(publicKey);
  if ((await knownKeyLines()).includes(line)) return;
  await mkdir(path.dirname(knownKeysFile()), { recursive: true, mode: 0o700 });
  const handle = await open(knownKeysFile(), "a", 0o600);
  try {
    await handle.writeFile(`${line}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The verifier keys of the log of this name: those that sign or signed here, by the files outside of the database. */
export async function verifierKeys(origin: string): Promise<readonly VerifierKey[]> {
  return (await knownKeyLines()).flatMap((line) => {
    const publicKey = fromBase64(line);
    return publicKey?.length === 32 ? [{ name: origin, publicKey }] : [];
  });
}

/** A public key as a file that `openssl` reads. */
export function publicKeyPem(publicKey: Uint8Array): string {
  const x = Buffer.from(publicKey).toString("base64url");
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  return key.export({ format: "pem", type: "spki" }).toString();
}

function rawOf(key: KeyObject): Uint8Array {
  return Uint8Array.from(Buffer.from(key.export({ format: "jwk" }).x ?? "", "base64url"));
}
