import type { Author } from "../../protocol/message/entry.ts";
import type { SearchFilters } from "../../protocol/search/search.ts";
import { pageIdOf } from "../../protocol/conversation-name.ts";
import { hex } from "../hex.ts";

/** Who wrote it, and whether for colleagues alone. */
export type Writer = { by: Author; note?: true };

/**
 * What a text can be looked for by beside its words. They stand in the index as words of another column do, so that a question for both reads
 * only what is in both. Letters and digits of ASCII, small.
 */
export function facetsOf(thread: number, conversation: string, writer: Writer | null): string[] {
  const page = pageFacet(pageIdOf(conversation));
  return [threadFacet(thread), page, ...(writer === null ? [] : facetsOfWriter(writer))];
}

export function threadFacet(thread: number): string {
  return `t${String(thread)}`;
}

/** Of each list one must be there. `thread`: the number of the one that is looked through; 0: it is not known. */
export function wantedFacets({ page, by }: SearchFilters, thread: number | null): string[][] {
  return [
    ...(thread === null ? [] : [[threadFacet(thread)]]),
    ...(page === undefined ? [] : [[pageFacet(page)]]),
    ...(by === undefined ? [] : [[typeof by === "string" ? by : agentFacet(by.agent)]]),
  ];
}

function facetsOfWriter({ by, note }: Writer): string[] {
  const agent = by.type === "agent" ? [agentFacet(by.sub)] : [];
  if (note === true) return ["notes", ...agent];
  switch (by.type) {
    case "customer":
      return ["customer"];
    case "agent":
      return ["page", "agents", ...agent];
    case "page_inbox":
    case "app":
      return ["page"];
    case "system":
      return [];
  }
}

/** Ids may hold anything. */
function agentFacet(sub: string): string {
  return `a${hexOf(sub)}`;
}

function pageFacet(pageId: string): string {
  return `p${hexOf(pageId)}`;
}

function hexOf(text: string): string {
  return hex(new TextEncoder().encode(text));
}
