import type { Macro } from "../../worker/protocol/library/macro.ts";
import type { SavedTemplate, TemplateScope } from "../../worker/protocol/library/saved-template.ts";
import type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { knows } from "../state/features.ts";
import { libraryChanges } from "../library/deeds.ts";

/** Something that is kept to be used again. */
export type Canned = SavedTemplate | Macro;

/** By which it is known. */
export function idOf(it: Canned): string {
  return "macro" in it ? it.macro : it.template;
}

export function isMacro(it: Canned): it is Macro {
  return "macro" in it;
}

/** In which order scopes go: what is nearer to the agent before what is everyone's. */
const SCOPES: readonly TemplateScope[] = ["mine", "team", "desk"];

export function scopeOrder({ scope }: Pick<Canned, "scope">): number {
  return SCOPES.indexOf(scope);
}

/** What a message says, without its addresses and what nobody reads. */
export function saidOf(outgoing: Outgoing): string {
  if (outgoing.kind === "text") return outgoing.text;
  if (outgoing.kind === "sticker") return "👍";
  return textsIn(outgoing).join("\n");
}

const SAID = /^(text|title|subtitle|buttonTitle|recipientName|orderNumber)$/;

function textsIn(value: unknown, key = ""): string[] {
  if (typeof value === "string") return SAID.test(key) && value !== "" ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, name));
}

/** The words that go into the box, beside its files; null: it is more, and a message of its own. */
export function wordsForBox(outgoing: Outgoing): string | null {
  if (outgoing.kind !== "text" && outgoing.kind !== "files") return null;
  return outgoing.quickReplies === undefined ? (outgoing.text ?? "") : null;
}

type Held = { changes: number; all: readonly Canned[] };
const held = new WeakMap<DeedTools["store"], Held>();

/** All that the agent may use, as it was told last where nothing changed since; null where nobody can say now. */
export async function allKept(seat: SeatController): Promise<readonly Canned[] | null> {
  const { store, channel } = seat.tools;
  const changes = seat.peek(libraryChanges.of);
  const known = heldNow(seat);
  if (known !== null) return known;
  const asksFiles = knows(store.state, "canned_files");
  const answer = await channel.request({ type: "templates.list", ...(asksFiles ? { files: true } : {}) });
  if (!answer.ok) return held.get(store)?.all ?? null;
  // An older Worker knows no macros.
  const { templates, macros } = answer.result as typeof answer.result & { macros?: Macro[] };
  const all = [...templates, ...(macros ?? [])];
  held.set(store, { changes, all });
  return all;
}

/** The same, where it is known at once. */
export function heldNow(seat: SeatController): readonly Canned[] | null {
  const known = held.get(seat.tools.store);
  return known !== undefined && known.changes === seat.peek(libraryChanges.of) ? known.all : null;
}
