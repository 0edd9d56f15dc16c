import { derivedBytes, hmacKeyOf } from "../access/derived-key.ts";
import { base64url } from "../protocol/base64url.ts";
import { said, signed } from "./link.ts";

const PURPOSE = "fb-chat sticker link v1";
const encoder = new TextEncoder();

/**
 * A path of this Worker that shows a sticker of Meta's catalogue, so that a page need not let pictures in from Meta. It
 * does not end by itself: what it leads to is everybody's, and Meta's own address ends. Signed, so that nothing else is
 * fetched by it.
 */
export class StickerLinks {
  readonly #key: Promise<CryptoKey>;

  constructor(secret: string) {
    this.#key = derivedBytes(secret, PURPOSE).then(hmacKeyOf);
  }

  async sign(url: string): Promise<string> {
    const text = base64url(encoder.encode(url));
    return `/media/sticker?link=${text}.${await signed(await this.#key, text)}`;
  }

  /** The address at Meta; null where the link is not ours. */
  async read(link: string): Promise<string | null> {
    const text = await said(await this.#key, link);
    return text === null ? null : new TextDecoder().decode(text);
  }
}
