import { html, nothing } from "lit";
import { TAGS_OF_CONVERSATION_MAX } from "../../worker/protocol/limits.ts";
import { openDialog, formButtons } from "../shell/dialog.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { act } from "../session/deeds.ts";
import { desk } from "../state/desk.ts";
import type { ThreadState } from "../state/state.ts";
import { words as menuWords } from "../thread/words.ts";
import { words as actionWords } from "../words/action-words.ts";
import { chip } from "./chip.ts";
import { shownTags, type ShownTag } from "./shown.ts";
import { styles } from "./tags.styles.ts";

/** Further ones are found by a word of their name: nobody looks through more. */
const LISTED_MAX = 50;

/** Asks which tags the conversation has, and gives and takes away what was chosen otherwise: what colleagues say meanwhile stays. */
export async function openTags(
  root: ShadowRoot,
  seat: SeatController,
  { conversation, summary }: ThreadState,
): Promise<void> {
  const before = summary?.tags?.map(({ id }) => id) ?? [];
  const state = seat.peek(desk.of);
  const all: ShownTag[] = [
    ...(state?.routing?.tags ?? []),
    ...shownTags(summary?.tags, state).filter(({ colour }) => colour === null),
  ];
  const change = await askTags(root, all, new Set(before));
  if (change !== null) act(seat.tools, conversation, { type: "conversation.tag", conversation, ...change });
}

/**
 * Which are added, and which taken away; null: all stays as it is. `before`: those it has, or of several all have; `some`: those only some
 * of them have, which stay so unless they are chosen. Keys: what is typed narrows the list, Enter chooses the first of it or no longer, arrow down goes into it, and
 * arrows go along it.
 */
export async function askTags(
  root: ShadowRoot,
  all: readonly ShownTag[],
  before: ReadonlySet<string>,
  some: ReadonlySet<string> = new Set(),
): Promise<{ add: string[]; remove: string[] } | null> {
  const w = menuWords().tags;
  const chosen = new Set(before);
  const partly = new Set(some);
  let typed = "";
  let isDecided = false;
  let wrong = "";
  await openDialog(root, w.title, styles, (dialog, draw) => {
    const found = all.filter(({ name }) => holds(name, typed));
    const toggle = (id: string) => {
      partly.delete(id);
      if (!chosen.delete(id)) chosen.add(id);
      wrong = "";
      draw();
    };
    const onFindKey = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown") {
        event.preventDefault();
        dialog.querySelector<HTMLElement>(".all input")?.focus();
      }
      const [first] = found;
      if (event.key !== "Enter" || typed === "") return;
      event.preventDefault();
      if (first === undefined) return;
      typed = "";
      (event.currentTarget as HTMLInputElement).value = "";
      toggle(first.id);
    };
    const onListKey = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const boxes = [...dialog.querySelectorAll<HTMLElement>(".all input")];
      const next = boxes[boxes.indexOf(event.target as HTMLElement) + step];
      (next ?? dialog.querySelector<HTMLElement>(step < 0 ? ".find" : ".all input:last-of-type"))?.focus();
    };
    const onSubmit = (event: SubmitEvent) => {
      wrong = chosen.size > TAGS_OF_CONVERSATION_MAX ? w.tooMany(TAGS_OF_CONVERSATION_MAX) : "";
      if (wrong === "") isDecided = true;
      else event.preventDefault();
      draw();
    };
    return html`
      <h2>${w.title}</h2>
      <form method="dialog" @submit=${onSubmit}>
        <input
          type="search"
          class="find"
          aria-label=${w.find}
          placeholder=${w.find}
          autocomplete="off"
          @keydown=${onFindKey}
          @input=${(event: Event) => {
            typed = (event.target as HTMLInputElement).value.trim();
            draw();
          }}
        />
        <fieldset class="all" aria-label=${w.title} @keydown=${onListKey}>
          ${found.slice(0, LISTED_MAX).map(
            (tag) =>
              html`<label
                ><input
                  type="checkbox"
                  .checked=${chosen.has(tag.id)}
                  .indeterminate=${partly.has(tag.id)}
                  @change=${() => {
                    toggle(tag.id);
                  }}
                />${chip(tag)}${tag.colour === null ? html`<span class="said">${w.gone}</span>` : nothing}</label
              >`,
          )}
        </fieldset>
        <p role="status">
          ${found.length === 0 ? w.none : found.length > LISTED_MAX ? w.more(found.length - LISTED_MAX) : nothing}
        </p>
        ${wrong === "" ? nothing : html`<p role="alert">${wrong}</p>`}
        ${formButtons(dialog, actionWords().cancel, w.save, false)}
      </form>
    `;
  });
  const add = [...chosen].filter((id) => !before.has(id));
  const remove = [...before, ...some].filter((id) => !chosen.has(id) && !partly.has(id));
  return isDecided && add.length + remove.length > 0 ? { add, remove } : null;
}

function holds(name: string, words: string): boolean {
  return name.toLocaleLowerCase().includes(words.toLocaleLowerCase());
}
