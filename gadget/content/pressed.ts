import type { Button, Attachment } from "../../worker/protocol/message/content.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { EntryLog, EntryPage } from "../state/entry-log.ts";

/** How far up a postback is looked for the button that made it: phones offer older ones hardly ever. */
const LOOK_BACK_ENTRIES = 200;

/** Names one button of an entry: its part, its card (-1 below them), its place there. */
export function buttonKey(part: number, card: number, button: number): string {
  return `${part}.${card}.${button}`;
}

/**
 * The buttons of an entry that the customer pressed, as far as later postbacks name their payload or, where Meta
 * held that back, their title. A postback belongs to the nearest message above it that has such a button. Looks at
 * what came soon after the entry alone, once for each page of the log.
 */
export function pressedIn(log: EntryLog, entry: Pick<Entry, "at" | "id">): string[] {
  const pressed = new Set<string>();
  /** From the entry on, those that offer buttons. */
  const offering: Entry[] = [];
  let first = 0;
  let start = 0;
  for (const page of log.pagesFrom(entry)) {
    for (const { index, entry: other } of bearing(page)) {
      const at = first + index;
      if (other.id === entry.id) [start] = [at, offering.push(other)];
      else if (offering.length === 0) continue;
      else if (at - start > LOOK_BACK_ENTRIES) return [...pressed];
      else if (other.content.kind !== "postback") offering.push(other);
      else {
        const key = keyOfNearest(offering, other.content);
        if (key !== null) pressed.add(key);
      }
    }
    first += page.entries.length;
    if (first - start > LOOK_BACK_ENTRIES) break;
  }
  return [...pressed];
}

type Bearing = { index: number; entry: Entry };

/** Pages stay while nothing in them changes. */
const known = new WeakMap<EntryPage, readonly Bearing[]>();

/** What of a page offers buttons or tells that one was pressed. */
function bearing(page: EntryPage): readonly Bearing[] {
  let found = known.get(page);
  if (!found) known.set(page, (found = [...page.entries.entries()].flatMap(bearingOf)));
  return found;
}

function bearingOf([index, entry]: [number, Entry]): Bearing[] {
  const { content } = entry;
  const offers = content.kind === "text" && !!content.parts?.some(({ type }) => type === "template");
  return offers || content.kind === "postback" ? [{ index, entry }] : [];
}

/** The button of the first one that was pressed; null when it is that of a later one, or none. */
function keyOfNearest(offering: readonly Entry[], postback: Postback): string | null {
  const nearest = offering.findLast((entry) => keyOfPressed(entry, postback) !== null);
  return nearest !== undefined && nearest === offering[0] ? keyOfPressed(nearest, postback) : null;
}

type Postback = { title: string; payload: string | null };

function keyOfPressed({ content }: Entry, postback: Postback): string | null {
  if (content.kind !== "text") return null;
  for (const [part, { card, button, place }] of buttonsOf(content.parts ?? [])) {
    const isIt =
      postback.payload !== null && button.payload !== null
        ? postback.payload === button.payload
        : postback.title === button.title;
    if (button.type === "postback" && isIt) return buttonKey(part, card, place);
  }
  return null;
}

function* buttonsOf(
  parts: Attachment[],
): Generator<[number, { card: number; button: Button; place: number }]> {
  for (const [index, part] of parts.entries()) {
    if (part.type !== "template") continue;
    for (const [place, button] of part.buttons.entries()) yield [index, { card: -1, button, place }];
    for (const [card, { buttons }] of part.cards.entries()) {
      for (const [place, button] of buttons.entries()) yield [index, { card, button, place }];
    }
  }
}
