import type { Button, Part } from "../../../worker/protocol/content.ts";
import type { Entry } from "../../../worker/protocol/entry.ts";
import type { EntryId } from "../../../worker/protocol/ids.ts";

export const NONE_PRESSED: ReadonlySet<string> = new Set();

/** How far up a postback is looked for the button that made it: phones offer older ones hardly ever. */
const LOOK_BACK_ENTRIES = 200;

const known = new WeakMap<Iterable<Entry>, Map<EntryId, ReadonlySet<string>>>();

/** Names one button of an entry: its part, its card (-1 below them), its place there. */
export function buttonKey(part: number, card: number, button: number): string {
  return `${part}.${card}.${button}`;
}

/**
 * The buttons of an entry that the customer pressed, as far as later postbacks name their payload or, where Meta
 * held that back, their title. A postback belongs to the nearest message above it that has such a button.
 */
export function pressedIn(entries: Iterable<Entry>, id: EntryId): ReadonlySet<string> {
  let pressed = known.get(entries);
  if (!pressed) known.set(entries, (pressed = allPressed(entries)));
  return pressed.get(id) ?? NONE_PRESSED;
}

function allPressed(log: Iterable<Entry>): Map<EntryId, ReadonlySet<string>> {
  const entries = [...log];
  const pressed = new Map<EntryId, Set<string>>();
  for (const [index, { content }] of entries.entries()) {
    if (content.kind !== "postback") continue;
    for (let up = index - 1; up >= Math.max(0, index - LOOK_BACK_ENTRIES); up--) {
      const entry = entries[up]!;
      const key = keyOfPressed(entry, content);
      if (key === null) continue;
      pressed.set(entry.id, (pressed.get(entry.id) ?? new Set()).add(key));
      break;
    }
  }
  return pressed;
}

function keyOfPressed(
  { content }: Entry,
  postback: { title: string; payload: string | null },
): string | null {
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

function* buttonsOf(parts: Part[]): Generator<[number, { card: number; button: Button; place: number }]> {
  for (const [index, part] of parts.entries()) {
    if (part.type !== "template") continue;
    for (const [place, button] of part.buttons.entries()) yield [index, { card: -1, button, place }];
    for (const [card, { buttons }] of part.cards.entries()) {
      for (const [place, button] of buttons.entries()) yield [index, { card, button, place }];
    }
  }
}
