/** Who writes in the story, each for one kind of conversation. */
import { SIMULATOR_PAGE_ID } from "../../demo/simulator/identities.ts";

/** First names by what becomes of their conversation. */
export const PEOPLE = {
  /** Long, answered, with changes of messages, closed and opened again. */
  talk: "Tala",
  /** Every kind of content that the simulator knows. */
  kinds: "Kinda",
  /** Files: copied, dead, under way. */
  media: "Mette",
  /** Closed by an agent. */
  closed: "Clovis",
  /** Closed, then the customer wrote again. */
  reopened: "Renee",
  /** Owned by a colleague. */
  sams: "Samir",
  /** Released again. */
  released: "Reza",
  /** Written to the Page before it was connected, and brought in. */
  imported: "Imani",
  /** Lost by Meta, and recovered. */
  recovered: "Recha",
  /** Held by another app, with messages that came meanwhile. */
  held: "Hela",
  /** Blocked by an agent. */
  blocked: "Bela",
  /** Cannot be reached. */
  unreachable: "Una",
  /** Has no name yet: Meta did not tell. */
  nameless: "Noor",
  /** With an item that could not be kept where it belongs. */
  poisoned: "Posy",
  /** Messages of agents that failed, were withdrawn, are unknown, and what agents then decided. */
  failed: "Fadi",
  withdrawn: "Wanda",
  unknown: "Uku",
  arrived: "Arie",
  again: "Agnes",
  /** Under way at the end. */
  sending: "Senna",
  paused: "Pavel",
  slow: "Slava",
  retry: "Rita",
  undo: "Udo",
  /** Taken at the end, when nothing was carried to the threads any more. */
  noted: "Nora",
  noted2: "Nils",
  noted3: "Nina",
  noted4: "Neo",
} as const;
export type PersonName = keyof typeof PEOPLE;

export function psidOf(name: PersonName): string {
  return `77001100220040${String(Object.keys(PEOPLE).indexOf(name)).padStart(2, "0")}`;
}

export function conversationOf(name: PersonName): string {
  return `${SIMULATOR_PAGE_ID}:${psidOf(name)}`;
}
