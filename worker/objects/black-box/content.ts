import { names, withoutPerson } from "../../graph/raw/delivery.ts";
import type { BoxKind } from "../../protocol/black-box/record.ts";
import type { Content } from "./vault.ts";

/** Whether anything of it names this person, or comment. */
export function namesIn({ parts, path = "", conversation = "", item = "" }: Content, id: string): boolean {
  if (conversation.endsWith(`:${id}`)) return true;
  return [...parts.map(({ text }) => text), decoded(path), item].some((text) => names(text, id));
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
