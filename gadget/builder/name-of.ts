import { words } from "../words/builder-words.ts";
import type { BuilderKind, Built } from "./kinds.ts";

/** What a message is called while it is built, as the menu called it. */
export function nameOf(kind: BuilderKind, { quickReplies = [] }: Built): string {
  const asksForContact = quickReplies.length > 0 && quickReplies.every(({ type }) => type !== "text");
  return words().menu[kind === "quick_replies" && asksForContact ? "contact" : kind];
}
