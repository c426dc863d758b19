import { type ProgressForm } from "@/lib/schemas/progress";
import { type DraftOwner } from "@/lib/server/auth/draft-secret";
import { type Identity } from "./autosave";

/** Unsaved text on this machine, and the record and version that it was typed upon. */
export interface KeptForm {
  readonly form: ProgressForm;
  readonly identity: Identity;
}

/** Where unsaved text lies until the server has it. */
export interface DraftSafe {
  /** Null where nothing lies, or nothing that this person's secret opens. */
  readonly read: (targetId: string, period: string) => Promise<KeptForm | null>;
  /** Keeps a text, or forgets what lies there; of two texts the later one stays. */
  readonly write: (targetId: string, period: string, kept: KeptForm | null) => void;
}

const IV_BYTES = 12;

/**
 * A person's unsaved texts in the browser's storage, encrypted (AES-GCM) with a secret that only pages of the person's
 * session carry. Browsers encrypt on https and on this machine itself only; over plain http the text lies as it is.
 */
export function createDraftSafe(
  { userId, secret }: DraftOwner,
  { storage = () => localStorage, subtle = crypto.subtle as SubtleCrypto | undefined } = {},
): DraftSafe {
  const turns = new Map<string, number>();
  let key: Promise<CryptoKey> | undefined;
  const keyOf = (cipher: SubtleCrypto) =>
    (key ??= cipher.importKey("raw", bytesOf(secret), "AES-GCM", false, ["encrypt", "decrypt"]));
  // A text that is moved to the place of another does not open there.
  const at = (iv: Uint8Array<ArrayBuffer>, name: string) =>
    ({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(name) }) as const;
  const nameOf = (targetId: string, period: string) => `progress:${userId}:${period}:${targetId}`;

  async function sealed(name: string, text: string): Promise<string> {
    if (!subtle) return text;
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const packed = await subtle.encrypt(at(iv, name), await keyOf(subtle), new TextEncoder().encode(text));
    return `${textOf(iv)}.${textOf(new Uint8Array(packed))}`;
  }

  async function opened(name: string, stored: string): Promise<string> {
    // As it was kept before it was encrypted, or over plain http.
    if (stored.startsWith("{") || !subtle) return stored;
    const [iv = "", packed = ""] = stored.split(".");
    const text = await subtle.decrypt(at(bytesOf(iv), name), await keyOf(subtle), bytesOf(packed));
    return new TextDecoder().decode(text);
  }

  return {
    async read(targetId, period) {
      const name = nameOf(targetId, period);
      try {
        const stored = storage().getItem(name);
        if (stored === null) return null;
        const found = JSON.parse(await opened(name, stored)) as Partial<KeptForm> | null;
        return found?.form && found.identity ? { form: found.form, identity: found.identity } : null;
      } catch {
        // Storage may be switched off, or the installation has another secret; then there is nothing to offer.
        return null;
      }
    },
    write(targetId, period, kept) {
      const name = nameOf(targetId, period);
      const turn = (turns.get(name) ?? 0) + 1;
      turns.set(name, turn);
      const store = (text: string | null) => {
        try {
          if (text === null) storage().removeItem(name);
          else if (turns.get(name) === turn) storage().setItem(name, text);
        } catch {
          // Full or switched off: the server's copy is the one that counts.
        }
      };
      if (!kept) return store(null);
      void sealed(name, JSON.stringify(kept)).then(store, () => undefined);
    },
  };
}

const textOf = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
