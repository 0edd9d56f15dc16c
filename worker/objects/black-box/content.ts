import { names, ownOf, withoutPerson } from "../../graph/raw/delivery.ts";
import type { InboundItem } from "../../domain/item.ts";
import type { BoxKind } from "../../protocol/black-box/record.ts";
import { partsOfName } from "../../protocol/ids.ts";
import { NO_PAGE } from "../../protocol/page/no-page.ts";
import type { Content } from "./vault.ts";

/** Whether anything of it names this person, or comment. */
export function namesIn({ parts, path = "", conversation = "", item = "" }: Content, id: string): boolean {
  if (conversation.endsWith(`:${id}`)) return true;
  return [...parts.map(({ text }) => text), decoded(path), item].some((text) => names(text, id));
}

/**
 * What of it is the Page's whose box it is: Meta delivers what several Pages are told together, and who looks after one has no business with another's. Null: nothing is. In the box
 * of what names no Page is whatever came.
 */
export function ownIn(pageId: string, content: Content): Content | null {
  if (pageId === NO_PAGE) return content;
  const { parts, conversation, item } = content;
  const of = [
    ...(conversation === undefined ? [] : [partsOfName(conversation).pageId]),
    ...(item === undefined ? [] : [(JSON.parse(item) as InboundItem).pageId]),
  ];
  if (of.some((page) => page !== pageId)) return null;
  const own = parts.map((part) =>
    part.name === "delivery" ? { ...part, text: ownOf(part.text, pageId) } : part,
  );
  const left = own.flatMap(({ text, ...part }) => (text === null ? [] : [{ ...part, text }]));
  return left.length < parts.length ? null : { ...content, parts: left };
}

/** The same without them: of a delivery what is others' stays. Null: nothing does. */
export function withoutIn(kind: BoxKind, content: Content, id: string): Content | null {
  if (!namesIn(content, id)) return content;
  const [part] = content.parts;
  if (kind === "call" || part?.name !== "delivery") return null;
  const left = withoutPerson(part.text, id);
  return left === null ? null : { ...content, parts: [{ ...part, text: left }] };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
