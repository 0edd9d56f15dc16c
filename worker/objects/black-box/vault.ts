import { sealBytes, unsealBytes } from "../../access/sealing.ts";
import { hashesOf, keyedHashes } from "../../access/keyed-hash.ts";
import type { EncryptionKey } from "../../domain/encryption-keys.ts";
import { done, refused, type Outcome } from "../../domain/outcome.ts";
import { idsIn } from "../../graph/raw/ids.ts";
import { toAsciiJson } from "../../graph/json.ts";
import type { BoxPart } from "../../protocol/black-box/record.ts";
import { piecesOf } from "../kernel/raw-pieces.ts";

/**
 * What one row says. `conversation`, `item`: of a dead letter that is one item. `path`: of a call.
 */
export type Content = { parts: BoxPart[]; path?: string; conversation?: string; item?: string };

/** The same as it is stored. `marks`: by hash the id that it stands for, which is not stored. */
export type Closed = {
  keyId: string;
  pieces: Uint8Array<ArrayBuffer>[];
  bytes: number;
  marks: Map<string, string>;
  many: boolean;
};

type Stored = { source: string; keyId: string; pieces: Uint8Array<ArrayBuffer>[] };

/** There was no key when it was closed. */
export const UNSEALED = "";

/** Seals what rows say, opens it again, and makes what they are found by. It stores nothing. */
export class Vault {
  readonly #keys: readonly EncryptionKey[];

  constructor(keys: readonly EncryptionKey[]) {
    this.#keys = keys;
  }

  get hasKey(): boolean {
    return this.#keys.length > 0;
  }

  /** Whether a key of that id could open what it sealed. */
  hasKeyOf(keyId: string): boolean {
    return keyId === UNSEALED || this.#keys.some(({ id }) => id === keyId);
  }

  /** For the row of that source at that Page: nowhere else does it open. Without a key it is stored as it is. */
  async close(pageId: string, source: string, content: Content): Promise<Closed> {
    const json = toAsciiJson(content);
    const { ids, isAll } = idsIn(
      [...content.parts.map(({ text }) => text), content.item ?? ""],
      content.path ?? "",
    );
    const person = content.conversation?.slice(content.conversation.indexOf(":") + 1);
    // Its own id, which all of them name, finds nothing.
    const named = [...new Set([...ids, ...(person === undefined ? [] : [person])])].filter(
      (id) => id !== pageId,
    );
    const hashes = await keyedHashes(this.#keys, placeOf(pageId), named);
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    for (const [piece, part] of piecesOf(json).entries()) {
      const plain = new Uint8Array(new TextEncoder().encode(part));
      const sealed = await sealBytes(this.#keys, pieceOf(pageId, source, piece), plain);
      pieces.push(sealed.ok ? sealed.value.box : plain);
    }
    return {
      ...{ keyId: this.#keys[0]?.id ?? UNSEALED, pieces, bytes: json.length, many: !isAll },
      marks: new Map(hashes.map((hash, at) => [hash, named[at] ?? ""])),
    };
  }

  async open(
    pageId: string,
    { source, keyId, pieces }: Stored,
  ): Promise<Outcome<Content, { code: "key_missing"; keyId: string }>> {
    const texts: string[] = [];
    for (const [piece, box] of pieces.entries()) {
      const opened =
        keyId === UNSEALED
          ? done(box)
          : await unsealBytes(this.#keys, pieceOf(pageId, source, piece), { keyId, box });
      if (!opened.ok) return refused({ code: "key_missing", keyId });
      texts.push(new TextDecoder().decode(opened.value));
    }
    return done(JSON.parse(texts.join("")) as Content);
  }

  /** What may stand for an id, whichever key it was closed with. */
  hashesOf(pageId: string, id: string): Promise<string[]> {
    return hashesOf(this.#keys, placeOf(pageId), id);
  }
}

function placeOf(pageId: string): string {
  return `the black box of ${pageId}`;
}

function pieceOf(pageId: string, source: string, piece: number): { page: string; field: string } {
  return { page: pageId, field: `black box ${source} ${String(piece)}` };
}
