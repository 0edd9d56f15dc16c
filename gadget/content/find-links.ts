import { LinkifyIt, REBuilder } from "linkify-it";
import { hrefOf } from "../shell/safe-href.ts";

/** Words, or an address that may be followed. */
export type TextPiece = string | { text: string; href: string };

/** No address that people send is longer, in UTF-16 units. */
const ADDRESS_UNITS_MAX = 4_000;
/** Where writing without spaces goes on right behind a letter or digit of an address: words, or a picture. */
const WORDS_BEHIND =
  /(?<=\w)(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|(?!\p{ASCII})\p{S})/u;
const PHONE = /\+?[\d().-]{0,30}\d/y;
const NOT_ASCII = "[^\\x00-\\x7f]";

/** The library wants a space or a sign before an address; Chinese and Japanese have none. */
class Rules extends REBuilder {
  override get_schema_search(): RegExp {
    const before = `(^|(?!_)(?:${this.get_text_separators().source}|${this.src_ZPCc})|${NOT_ASCII})`;
    return (this.cache["schema_search"] ??= new RegExp(`${before}(${this.get_schema_names().source})`, "ig"));
  }

  override get_mail_name_validator(): RegExp {
    const before = `(?:^|[\\s"'()<>\\[\\],;:]|${NOT_ASCII})`;
    return (this.cache["mail_name_validator"] ??= new RegExp(`${before}(${this.get_mail_name().source})$`));
  }
}

/** How long an address behind its "https:" or "www." is, in UTF-16 units. */
function lengthAt(pattern: RegExp, text: string, place: number): number {
  pattern.lastIndex = place;
  const found = pattern.exec(text)?.[0] ?? "";
  return withoutWords(found).length;
}

/** Looks from the last name of the host on: "qq音乐.example" is one name. */
function withoutWords(address: string): string {
  const host = /^(?:\/\/)?[^/?#]*/.exec(address)![0];
  const from = host.lastIndexOf(".") + 1;
  const cut = address.slice(from).search(WORDS_BEHIND);
  return cut < 0 ? address : address.slice(0, from + cut);
}

const finder = new LinkifyIt({ rebuilder: new Rules(), maxLength: ADDRESS_UNITS_MAX });
const web = {
  validate: (text: string, place: number) => lengthAt(finder.re.get_http_validator(), text, place),
};
const bare = new RegExp(finder.re.get_url_host_port().source + finder.re.get_path().source, "iy");
finder
  .add("ftp:", null)
  .add("//", null)
  .add("http:", web)
  .add("https:", web)
  .add("www.", { validate: (text, place) => lengthAt(bare, text, place) })
  .add("tel:", { validate: (text, place) => lengthAt(PHONE, text, place) });

/** Cuts a text into plain pieces and addresses. Joined together they are the text, letter by letter. */
export function findLinks(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const { schema, index, raw } of finder.match(text) ?? []) {
    const address = schema === "mailto:" ? withoutWords(raw) : raw;
    const end = index + address.length;
    // "https://bank.example@evil.example": what is behind it makes it another address.
    const href = text[end] === "@" ? null : hrefOf(address);
    if (href === null) continue;
    if (index > from) pieces.push(text.slice(from, index));
    pieces.push({ text: address, href });
    from = end;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}
